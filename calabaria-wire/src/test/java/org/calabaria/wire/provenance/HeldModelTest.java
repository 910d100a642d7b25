package org.calabaria.wire.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelContent;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.registry.EntryRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities of models that hold more than their class says. */
class HeldModelTest {

    /** Whose result depends on what it was given. */
    static class Rated extends BaseModel<Double, Double> {
        final double rate;

        Rated() {
            this(1);
        }

        Rated(double rate) {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)));
            this.rate = rate;
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return rate * params.real("x");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            return state;
        }

        @ModelOutput
        Table value(Double raw) {
            return Table.of(Column.real("value", raw));
        }
    }

    /** Says what it was given. */
    static final class Stated extends Rated {
        final ModelContent content;

        Stated(ModelContent content) {
            super(2);
            this.content = content;
        }

        @Override
        protected Optional<ModelContent> content() {
            return Optional.of(content);
        }
    }

    private static final String SENTENCE = "model " + Rated.class.getName()
            + " has no identity: field 'rate' cannot be shown to hold the same as in a model made by the constructor without"
            + " arguments; make what differs a parameter or a setting, or state it in content()";

    private static RunInputs inputs(BaseModel<?, ?> model) {
        return RunInputs.of(model, model.space().point(Map.of("x", 0.5)), List.of(), Map.of(), 1, List.of());
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable door) {
        assertThatThrownBy(door).isInstanceOf(ModelDefinitionException.class).hasMessage(SENTENCE);
    }

    /** {@code new Rated(1)} and {@code new Rated(2)} had one task id, under which a cache answered for the other. */
    @Test
    void noDoorGivesAModelTheIdentityOfAnother() {
        assertThat(inputs(new Rated(1)).taskId()).isEqualTo(inputs(new Rated()).taskId());
        Rated other = new Rated(2);
        VariantSpec spec = VariantSpec.of(other.space());
        refused(() -> inputs(other));
        refused(() -> RunInputs.of(new ModelVariant(other, spec), Map.of("x", 0.5), 1, List.of()));
        refused(() -> RunInputs.of(Request.of(Setup.of(other, other.space().point(Map.of("x", 0.5)), List.of()), 1)));
        refused(() -> CodeIdentity.of(other));
        refused(() -> EntryRecord.idOf(other));
        refused(() -> Identities.variantKey(new ModelVariant(other, spec)));
        refused(() -> Identities.variantKey(other, List.of(), Map.of()));
    }

    /** Computed here over the documented bytes; the digests of files with {@code printf 'x' | sha256sum}. */
    @Test
    void statedContentIsPartOfTheCode() {
        ModelContent content = ModelContent.of(Map.of("command", List.of("R", "a b")))
                .file("sir.R", "x".getBytes(StandardCharsets.UTF_8));
        String json = "calabaria:made:v1|{\"code\":\"" + Identities.codeId(Stated.class)
                + "\",\"data\":{\"command\":[\"R\",\"a b\"]},\"files\":{\"sir.R\":"
                + "\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"}}";
        CodeIdentity code = CodeIdentity.of(new Stated(content));
        assertThat(code.id())
                .isEqualTo(new Blake2b(32)
                        .add(json.getBytes(StandardCharsets.UTF_8))
                        .hex());
        assertThat(code.parts())
                .containsEntry("content file sir.R", Sha256.hex("x".getBytes(StandardCharsets.UTF_8)))
                .containsKey("content data")
                .containsAllEntriesOf(CodeIdentity.of(Stated.class).parts());
    }

    @Test
    void everyPieceOfTheContentMovesTheIdentity() {
        ModelContent content = ModelContent.of(Map.of("a", List.of("b", "c"))).file("f", new byte[] {1});
        List<ModelContent> others = List.of(
                ModelContent.of(Map.of("a", List.of("bc"))).file("f", new byte[] {1}),
                ModelContent.of(Map.of("a", List.of("b", "c", ""))).file("f", new byte[] {1}),
                ModelContent.of(Map.of("A", List.of("b", "c"))).file("f", new byte[] {1}),
                ModelContent.of(Map.of("a", List.of("b", "c"))).file("g", new byte[] {1}),
                ModelContent.of(Map.of("a", List.of("b", "c"))).file("f", new byte[] {2}),
                ModelContent.of(Map.of("a", List.of("b", "c"))).file("f", new byte[] {1, 0}),
                ModelContent.of(Map.of("a", List.of("b", "c"))),
                content.file("g", new byte[0]));
        List<String> ids = new ArrayList<>();
        others.forEach(other -> ids.add(inputs(new Stated(other)).simRoot()));
        String id = inputs(new Stated(content)).simRoot();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain(id);
        assertThat(inputs(new Stated(content.madeBy("elsewhere()"))).simRoot()).isEqualTo(id);
        assertThat(Identities.variantKey(new Stated(content), List.of(), Map.of()))
                .isNotEqualTo(Identities.variantKey(new Stated(others.get(0)), List.of(), Map.of()));
    }

    @Test
    void aFileThatChangedSinceItWasStatedGivesNoStaleIdentity(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("sir.R"), "x <- 1");
        Stated model = new Stated(ModelContent.of(Map.of()).file("sir.R", file));
        String id = inputs(model).taskId();
        assertThat(inputs(model).taskId()).isEqualTo(id);
        Files.writeString(file, "x <- 2");
        assertThatThrownBy(() -> inputs(model))
                .isInstanceOf(ModelDefinitionException.class)
                .hasMessage("file 'sir.R' of a model's content, " + file
                        + ", has changed since the model was made from it; make a new model");
        assertThat(inputs(new Stated(ModelContent.of(Map.of()).file("sir.R", file)))
                        .taskId())
                .isNotEqualTo(id);
    }
}
