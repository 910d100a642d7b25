package org.calabaria.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.calabaria.digest.Blake2b;
import org.calabaria.wire.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * Writes manifests. The text is the canonical JSON of its value, put together from the canonical JSON of its parts in the order
 * of the keys: a store writes tens of thousands a second.
 */
final class ManifestText {

    private static final byte[] DOMAIN = "calabaria:record:v1|".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 32;

    private final StringBuilder text = new StringBuilder(1024);

    private ManifestText() {}

    /** The digest of a content, which is canonical JSON. */
    static String digest(String content) {
        return digest(content.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #digest(String)}, of its bytes in UTF-8. */
    static String digest(byte[] content) {
        return new Blake2b(DIGEST).add(DOMAIN).add(content).hex();
    }

    /** What was computed. */
    static String content(
            String simRoot,
            StoredInputs inputs,
            String codeParts,
            SortedMap<String, StoredOutput> outputs,
            Optional<StoredFailure> failure) {
        ManifestText json = new ManifestText();
        json.text("{\"code\":").plain(inputs.code());
        json.text(",\"code_parts\":").plain(codeParts);
        json.text(",\"config\":").value(inputs.config());
        failure.ifPresent(
                why -> json.text(",\"failure\":").value(Map.of("message", why.message(), "type", why.type())));
        json.text(",\"model\":").value(inputs.model());
        json.text(",\"numerics\":").text(Long.toString(inputs.numerics()));
        json.text(",\"outputs\":").outputs(outputs);
        json.text(",\"params\":").value(inputs.parameters());
        json.text(",\"seed\":").text(Long.toUnsignedString(inputs.seed()));
        json.text(",\"sim_root\":").plain(simRoot);
        json.text(",\"stack\":").value(inputs.stack());
        json.text(",\"status\":").plain(failure.isPresent() ? RunManifest.FAILED : RunManifest.COMPLETED);
        return json.text("}").text.toString();
    }

    private void outputs(SortedMap<String, StoredOutput> outputs) {
        text("{");
        outputs.forEach((name, output) -> {
            text(text.charAt(text.length() - 1) == '{' ? "" : ",").value(name);
            text(":{\"bytes\":").text(Integer.toString(output.bytes()));
            text(",\"digest\":").plain(output.digest());
            text(",\"object\":").text(Boolean.toString(output.object()));
            text(",\"rows\":").text(Long.toString(output.rows())).text("}");
        });
        text("}");
    }

    /** The manifest around a content. */
    static byte[] manifest(
            String content,
            String digest,
            AskedRun asked,
            List<String> tasks,
            Optional<RunOrigin> origin,
            Optional<StoredFailure> failure) {
        ManifestText json = new ManifestText();
        json.text("{\"asked\":{\"point\":").value(asked.point());
        json.text(",\"replicate\":").text(Integer.toString(asked.replicate()));
        json.text(",\"variant\":").value(asked.variant());
        json.text("},\"content\":").text(content);
        json.text(",\"digest\":").plain(digest);
        json.text(",\"format\":\"calabaria-record-1\"");
        origin.ifPresent(where -> json.origin(where, failure));
        json.text(",\"tasks\":").value(tasks).text("}");
        return json.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void origin(RunOrigin where, Optional<StoredFailure> failure) {
        text(",\"run\":{\"at_millis\":").text(Long.toString(where.at().toEpochMilli()));
        failure.ifPresent(why -> text(",\"attempt\":").text(Integer.toString(why.attempt())));
        text(",\"environment\":").plain(where.environment());
        text(",\"java\":").value(where.java());
        text(",\"library\":").value(where.library());
        text(",\"nanos\":").text(Long.toString(where.took().toNanos()));
        failure.ifPresent(why -> text(",\"trace\":").value(why.trace()));
        text("}");
    }

    private ManifestText text(String plain) {
        text.append(plain);
        return this;
    }

    /** A text without anything that JSON escapes, such as a digest. */
    private ManifestText plain(String value) {
        text.append('"').append(value).append('"');
        return this;
    }

    private ManifestText value(@Nullable Object value) {
        return text(CanonicalJson.text(value));
    }
}
