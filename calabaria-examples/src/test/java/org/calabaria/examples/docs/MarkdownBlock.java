package org.calabaria.examples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fenced block of a Markdown page, with the HTML comment that stands right above it: {@code <!-- region: name -->} or
 * {@code <!-- output: name -->}.
 *
 * @param line of the opening fence, from 1
 * @param language the first word after the fence, in lower case; may be empty
 * @param text dedented, each line ended by a newline
 */
record MarkdownBlock(String file, int line, String language, Optional<Marker> marker, String text) {

    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*(\\S*)[^`]*");
    private static final Pattern MARKER = Pattern.compile("\\s*<!--\\s*(region|output):\\s*(\\S+)\\s*-->\\s*");

    /** What a block claims to be: a {@code region} of a test, or the {@code output} that a test asserts. */
    record Marker(String kind, String name) {}

    static List<MarkdownBlock> of(String file, String markdown) {
        List<MarkdownBlock> blocks = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                i++;
                continue;
            }
            int end = endOf(lines, i, fence.group(1));
            String text = SourceText.dedented(lines.subList(i + 1, end));
            String language = fence.group(2).toLowerCase(Locale.ROOT);
            blocks.add(new MarkdownBlock(file, i + 1, language, markerAbove(lines, i), text));
            i = end + 1;
        }
        return blocks;
    }

    private static int endOf(List<String> lines, int start, String fence) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(fence)) {
                return i;
            }
        }
        return lines.size();
    }

    private static Optional<Marker> markerAbove(List<String> lines, int fence) {
        if (fence == 0) {
            return Optional.empty();
        }
        Matcher marker = MARKER.matcher(lines.get(fence - 1));
        return marker.matches() ? Optional.of(new Marker(marker.group(1), marker.group(2))) : Optional.empty();
    }

    boolean isMarked(String kind) {
        return marker.filter(above -> above.kind().equals(kind)).isPresent();
    }

    String place() {
        return file + ":" + line;
    }
}
