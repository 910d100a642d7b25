package org.calabaria.examples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.calabaria.examples.docs.MarkdownBlock.Marker;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of what the documentation shows with what the tests run.
 *
 * <p>Every {@code java} block stands under {@code <!-- region: name -->} and equals that region of a compiled test, once
 * the indentation is taken off both. A block of any language under {@code <!-- output: name -->} equals the text of that
 * name, which a test asserts through {@link GoldenOutput}.
 */
final class DocumentedCode {

    private final Map<String, SourceRegion> regions = new TreeMap<>();
    private final Map<String, String> outputs = new TreeMap<>();
    private final Set<String> shown = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();
    private final StringBuilder sources = new StringBuilder();

    void addSource(String file, String source) {
        sources.append(source);
        for (SourceRegion region : SourceRegion.of(file, source, problems)) {
            SourceRegion earlier = regions.putIfAbsent(region.name(), region);
            if (earlier != null) {
                problems.add(
                        region.place() + ": region '" + region.name() + "' stands at " + earlier.place() + " already");
            }
        }
    }

    void addOutput(String name, String text) {
        outputs.put(name, SourceText.dedented(text.lines().toList()));
    }

    /** A page; all sources and outputs must have been added before. */
    void addPage(String file, String markdown) {
        MarkdownBlock.of(file, markdown).forEach(this::compare);
    }

    /** Everything that is wrong, with file and line; empty if the documentation runs. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        regions.values().stream()
                .filter(region -> !shown.contains(region.name()))
                .forEach(region -> all.add(region.place() + ": region '" + region.name() + "' is shown by no page"));
        return all;
    }

    private void compare(MarkdownBlock block) {
        if (block.isMarked("output")) {
            compareOutput(block, block.marker().orElseThrow());
        } else if (block.isMarked("region")) {
            compareRegion(block, block.marker().orElseThrow());
        } else if (block.language().equals("java")) {
            problems.add(block.place() + ": a java block needs <!-- region: name --> on the line above it");
        }
    }

    private void compareRegion(MarkdownBlock block, Marker marker) {
        SourceRegion region = regions.get(marker.name());
        shown.add(marker.name());
        if (region == null) {
            problems.add(block.place() + ": no test has a region '" + marker.name() + "'");
        } else {
            compareText(block, region.text(), region.place());
        }
    }

    private void compareOutput(MarkdownBlock block, Marker marker) {
        String text = outputs.get(marker.name());
        if (text == null) {
            problems.add(block.place() + ": there is no output '" + marker.name() + "'");
        } else if (sources.indexOf("GoldenOutput.of(\"" + marker.name() + "\")") < 0) {
            problems.add(block.place() + ": no test asserts GoldenOutput.of(\"" + marker.name() + "\")");
        } else {
            compareText(block, text, "output '" + marker.name() + "'");
        }
    }

    private void compareText(MarkdownBlock block, String expected, String origin) {
        List<String> page = block.text().lines().toList();
        List<String> code = expected.lines().toList();
        for (int i = 0; i < Math.max(page.size(), code.size()); i++) {
            String onPage = lineOf(page, i);
            String inCode = lineOf(code, i);
            if (onPage == null || !onPage.equals(inCode)) {
                problems.add(block.file() + ":" + (block.line() + 1 + i) + ": differs from " + origin + "\n    page: "
                        + shown(onPage) + "\n    test: " + shown(inCode));
                return;
            }
        }
    }

    private static @Nullable String lineOf(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : null;
    }

    private static String shown(@Nullable String line) {
        return line == null ? "(nothing)" : line;
    }
}
