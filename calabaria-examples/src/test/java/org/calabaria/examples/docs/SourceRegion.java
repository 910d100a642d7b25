package org.calabaria.examples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines between {@code // region name} and {@code // endregion} in a test.
 *
 * @param line of the opening marker, from 1
 * @param text dedented, each line ended by a newline
 */
record SourceRegion(String file, int line, String name, String text) {

    private static final Pattern OPENS = Pattern.compile("\\s*//\\s*region\\s+(\\S+)\\s*");
    private static final Pattern CLOSES = Pattern.compile("\\s*//\\s*endregion\\s*");

    /** The regions of a source file; what is wrong with its markers is added to the problems. */
    static List<SourceRegion> of(String file, String source, List<String> problems) {
        List<SourceRegion> regions = new ArrayList<>();
        List<String> lines = source.lines().toList();
        @Nullable String open = null;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher opens = OPENS.matcher(lines.get(i));
            if (opens.matches()) {
                if (open != null) {
                    problems.add(file + ":" + (i + 1) + ": a region opens inside region '" + open + "'");
                }
                open = opens.group(1);
                start = i;
            } else if (CLOSES.matcher(lines.get(i)).matches()) {
                if (open == null) {
                    problems.add(file + ":" + (i + 1) + ": endregion without a region");
                } else {
                    regions.add(
                            new SourceRegion(file, start + 1, open, SourceText.dedented(lines.subList(start + 1, i))));
                }
                open = null;
            }
        }
        if (open != null) {
            problems.add(file + ":" + (start + 1) + ": region '" + open + "' is never closed");
        }
        return regions;
    }

    String place() {
        return file + ":" + line;
    }
}
