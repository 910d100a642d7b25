package org.calabaria.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.calabaria.examples.sir.Sir;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.job.JobSpec;
import org.calabaria.wire.registry.ModelWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJobTest {

    private static final Path GOLDEN = jobs().resolve("sir.yaml");

    @TempDir
    Path folder;

    private static Path jobs() {
        Path here = Path.of("").toAbsolutePath();
        return (Files.exists(here.resolve("calabaria-examples")) ? here.resolve("calabaria-examples") : here)
                .resolve("jobs");
    }

    private static JobSpec job() {
        ModelVariant plain = new ModelVariant(
                new Sir(),
                VariantSpec.of(new Sir().space())
                        .fix(Sir.POPULATION, 10_000)
                        .fix(Sir.INITIAL_INFECTED, 10)
                        .fix(Sir.GAMMA, 0.1));
        return JobSpec.ofSweep(
                        plain, Map.of("beta", List.of(0.05, 0.1), "contact_rate", List.of(4.0, 8.0)), List.of(1L, 2L))
                .withBundle("examples.sir")
                .branch("baseline")
                .branch("lockdown")
                .branch("lockdown", "vaccination")
                .outputs("prevalence", "summary");
    }

    /** The job that is shipped names the code of {@code Sir}: whoever changes that writes the file anew. */
    @Test
    void theShippedJobIsThatOfTheShippedModel() throws IOException {
        assertThat(Files.readString(GOLDEN))
                .as("put the expected text into " + GOLDEN)
                .isEqualTo(job().toYaml());
    }

    @Test
    void runsTheShippedJobInAJvmOfItsOwn() throws Exception {
        Path results = folder.resolve("results");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RunJob.class.getName(),
                        GOLDEN.toString(),
                        results.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("out")))
                .hasSize(17)
                .last()
                .isEqualTo("16 runs, 0 failed; see " + results.toRealPath().resolve("manifest.json"));
        assertThatTheResultsAreThoseOfTheWire(results);
    }

    private static void assertThatTheResultsAreThoseOfTheWire(Path results) throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(results.resolve("manifest.json").toFile());
        ModelWire wire = RunJob.models().entry(job().entryId()).orElseThrow().wire();
        assertThat(manifest.get("tasks")).hasSize(16);
        for (JsonNode task : manifest.get("tasks")) {
            Map<String, Number> params = new LinkedHashMap<>();
            task.get("params_M")
                    .properties()
                    .forEach(
                            field -> params.put(field.getKey(), field.getValue().numberValue()));
            List<String> stack = new ArrayList<>();
            task.get("provenance").get("scenario_stack").forEach(name -> stack.add(name.asText()));
            var response = wire.run(
                    params,
                    Long.parseUnsignedLong(task.get("seed").asText()),
                    stack,
                    Map.of(),
                    List.of("prevalence", "summary"));
            assertThat(response.provenance().taskId())
                    .isEqualTo(task.get("task_id").asText());
            for (String output : response.outputs()) {
                Path file = results.resolve(task.get("files").get(output).asText());
                assertThat(Files.readAllBytes(file)).isEqualTo(response.bytes(output));
            }
        }
        try (Stream<Path> files = Files.walk(results)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1 + 2 * 16);
        }
    }

    private record Printed(int code, String out, String err) {}

    private static Printed run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = RunJob.run(args, new PrintStream(out, true), new PrintStream(err, true));
        return new Printed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAJobOfOtherCodeBeforeAnythingRuns() throws IOException {
        String code = job().codeId().orElseThrow();
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, job().toYaml().replace(code, code.substring(0, 8) + "0".repeat(56)));
        Printed printed = run(file.toString(), folder.resolve("results").toString());
        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).startsWith("line 4, column 10: the job is of code ");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    private Printed runInto(Path results) throws IOException {
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, job().toYaml());
        return run(file.toString(), results.toString());
    }

    private static String firstTask(Path results) throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(results.resolve("manifest.json").toFile());
        return manifest.get("tasks").get(0).get("task_id").asText();
    }

    @Test
    void aFileWhereTheFolderMustBeIsSaid() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken"));
        Printed printed = runInto(taken);
        assertThat(printed.code()).isEqualTo(3);
        assertThat(printed.err())
                .isEqualTo("cannot write into '" + taken + "': a file or link exists where a folder must be"
                        + System.lineSeparator());
    }

    @Test
    void aLinkOutOfTheFolderEndsTheJobWithoutAManifest() throws IOException {
        Path results = folder.resolve("results");
        runInto(results);
        String task = firstTask(results);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path linked = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(task), elsewhere);
        Printed printed = runInto(linked);
        assertThat(printed.code()).isEqualTo(3);
        assertThat(printed.err())
                .isEqualTo("cannot write '" + linked.toRealPath().resolve(task).resolve("prevalence.arrow") + "': '"
                        + task + "' leads out of the folder" + System.lineSeparator());
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(linked.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void aFileThatIsALinkIsReplacedAndNotFollowed() throws IOException {
        Path results = folder.resolve("results");
        runInto(results);
        Path file = results.resolve(firstTask(results)).resolve("prevalence.arrow");
        byte[] bytes = Files.readAllBytes(file);
        Path secret = Files.writeString(folder.resolve("secret"), "mine");
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        assertThat(runInto(results).code()).isZero();
        assertThat(secret).hasContent("mine");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasBinaryContent(bytes);
    }

    /** Which of two writes a file last makes no difference: each is moved there whole, and they are equal. */
    @Test
    void twoJobsMayWriteIntoOneFolder() throws Exception {
        Path alone = folder.resolve("alone");
        Path shared = folder.resolve("shared");
        runInto(alone);
        CompletableFuture<Printed> other =
                CompletableFuture.supplyAsync(() -> run(GOLDEN.toString(), shared.toString()));
        assertThat(run(GOLDEN.toString(), shared.toString()).code()).isZero();
        assertThat(other.get().code()).isZero();
        try (Stream<Path> files = Files.walk(alone).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(33).allSatisfy(file -> assertThat(shared.resolve(alone.relativize(file)))
                    .hasSameBinaryContentAs(file));
        }
        try (Stream<Path> files = Files.walk(shared).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(33);
        }
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run().err()).isEqualTo("usage: RunJob [--store folder] job.yaml [results]" + System.lineSeparator());
        assertThat(run().code()).isEqualTo(2);
        assertThat(run(folder.resolve("none.yaml").toString()).err())
                .isEqualTo("cannot read the job '" + folder.resolve("none.yaml") + "': there is no such file or folder"
                        + System.lineSeparator());
        assertThat(run("job\0.yaml").err())
                .startsWith("cannot read the job 'job")
                .contains("Nul character");
        assertThat(run("job\0.yaml").code()).isEqualTo(3);
    }

    @Test
    void noNameLeadsOutOfTheFolder() throws IOException {
        ResultFolder results = ResultFolder.at(folder.resolve("results").toString());
        for (String name : List.of("../x", "/etc", "a/b", "..", ".")) {
            assertThatThrownBy(() -> results.inside(name, "y.arrow"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("leads out of");
        }
        assertThatThrownBy(() -> results.inside("x", "../../y.arrow")).isInstanceOf(IllegalArgumentException.class);
        Path link = folder.resolve("results").resolve("link");
        Files.createSymbolicLink(link, folder);
        assertThatThrownBy(() -> results.inside("link", "y.arrow"))
                .isInstanceOf(FileTrouble.class)
                .hasMessageEndingWith("y.arrow': 'link' leads out of the folder");
        assertThat(results.inside("x", "y.arrow").toString())
                .endsWith("results" + File.separator + "x" + File.separator + "y.arrow");
    }

    @Test
    void aStoreKeepsTheRunsSoThatASecondJobRunsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), job().toYaml());
        String store = folder.resolve("store").toString();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        assertThat(run("--store", store, file.toString(), first.toString()).out())
                .contains("16 runs, 0 failed; see ");
        assertThat(run("--store", store, file.toString(), second.toString()).out())
                .contains("16 runs, 0 failed, 16 recalled; see ");
        assertThat(Files.readAllBytes(second.resolve(firstTask(first)).resolve("prevalence.arrow")))
                .isEqualTo(Files.readAllBytes(first.resolve(firstTask(first)).resolve("prevalence.arrow")));
        assertThat(run("--store", file.toString(), file.toString(), first.toString())
                        .err())
                .isEqualTo("a store is a folder, and '" + file + "' is a file" + System.lineSeparator());
    }
}
