package org.calabaria.examples.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Lines without the indentation that they share, and without blank lines around them. */
final class SourceText {

    private SourceText() {}

    static String dedented(List<String> lines) {
        int shared = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        String text = lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(shared).stripTrailing())
                .collect(Collectors.joining("\n"));
        return text.replaceFirst("^\n+", "").replaceFirst("\n+$", "") + "\n";
    }
}
