package org.calabaria.wire.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * The check of the accepted subset of YAML 1.2. It refuses, by name, forms that the parser accepts although YAML 1.2
 * does not, or that it reads differently from other parsers.
 *
 * <p>It checks the tokens and the text between them. The parser reports text that is not YAML.
 */
final class YamlSubset {

    private final CodePoints text;
    private final Refusals refusals;
    private final Deque<Integer> blockColumns = new ArrayDeque<>();
    private int flowDepth;
    private boolean flowRefused; // one message is enough for one list or map
    private int previousStart;
    private int previousEnd;
    private int explicitKey = -1; // a '?' whose key is not read yet
    private boolean explicitKeyEnded; // the previous token was its key
    private Token.ID previous = Token.ID.StreamStart;
    private boolean previousIsQuoted;

    private YamlSubset(String text, Refusals refusals) {
        this.text = CodePoints.of(text);
        this.refusals = refusals;
    }

    /**
     * Adds a problem for every form of a document that is not in the subset.
     *
     * @return the position of a key that has no space after its ':', so that the parser reads the key and the next line
     *     as one text
     */
    static Optional<Position> check(String text, LoadSettings settings, Refusals refusals) {
        YamlSubset subset = new YamlSubset(text, refusals);
        try {
            ScannerImpl tokens = new ScannerImpl(settings, new StreamReader(settings, text));
            while (tokens.hasNext()) {
                subset.check(tokens.next());
            }
        } catch (MarkedYamlEngineException noYaml) { // the parser finds the error too, and reports it
            return subset.keyBefore(noYaml);
        } catch (YamlEngineException | IllegalArgumentException noYaml) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Position> keyBefore(MarkedYamlEngineException e) {
        boolean misplaced = String.valueOf(e.getProblem()).contains("mapping values are not allowed");
        int met = e.getProblemMark().map(Mark::getIndex).orElse(0);
        int begin = previousEnd < met ? previousEnd : previousStart;
        while (begin < met && isSpace(text.at(begin))) {
            begin++;
        }
        return misplaced && lastLineBreak(begin, met) >= begin ? Optional.of(position(begin)) : Optional.empty();
    }

    private void check(Token token) {
        Mark start = token.getStartMark().orElseThrow();
        int end = token.getEndMark().orElseThrow().getIndex();
        Token.ID id = token.getTokenId();
        checkGap(start, id);
        checkToken(token, id, start, end);
        leave(id, start);
        previousStart = start.getIndex();
        previousEnd = Math.max(previousEnd, end);
        previousIsQuoted = token instanceof ScalarToken scalar && isQuoted(scalar.getStyle());
        previous = id;
    }

    private void leave(Token.ID id, Mark start) {
        switch (id) {
            case BlockMappingStart, BlockSequenceStart -> blockColumns.push(start.getColumn());
            case BlockEnd -> blockColumns.pop();
            case FlowMappingStart, FlowSequenceStart -> flowDepth++;
            case FlowMappingEnd, FlowSequenceEnd -> {
                flowDepth--;
                flowRefused &= flowDepth > 0;
            }
            default -> {
                // the others nest nothing
            }
        }
    }

    // Checks of the space between two tokens.

    private void checkGap(Mark start, Token.ID next) {
        int from = previousEnd;
        int to = start.getIndex();
        if (to <= from) {
            return;
        }
        if (text.at(from) == '#' && from > 0 && !isSpace(text.at(from - 1))) {
            refuse(from, "a comment must have a space before its '#'");
        }
        int line = lastLineBreak(from, to);
        int tab = indexOf('\t', line + 1, to);
        boolean nests = next == Token.ID.BlockEntry
                || next == Token.ID.BlockMappingStart
                || next == Token.ID.BlockSequenceStart;
        if (tab >= 0 && next != Token.ID.StreamEnd && next != Token.ID.BlockEnd && (line >= from || nests)) {
            refuse(tab, "tabs must not be used as indentation; use spaces");
        }
        if (flowDepth > 0 && line >= from && !flowRefused) {
            flowRefused = !isIndented(line + 1, to);
            checkIndentation(line + 1, to, "the content of brackets or braces");
        }
    }

    /** A line that contains more than white space and a comment must be indented more than its parent. */
    private void checkIndentation(int lineStart, int limit, String what) {
        if (!isIndented(lineStart, limit)) {
            int least = holderColumn() + 1;
            refuse(
                    lineStart + indentation(lineStart, limit),
                    what + " must be indented more than its parent, by " + least + (least == 1 ? " space" : " spaces")
                            + " or more");
        }
    }

    private boolean isIndented(int lineStart, int limit) {
        int at = lineStart + indentation(lineStart, limit);
        boolean blank = at >= text.length() || isSpace(text.at(at)) && text.at(at) != '\t';
        return blank || at - lineStart > holderColumn();
    }

    private int indentation(int lineStart, int limit) {
        int at = lineStart;
        while (at < text.length() && at <= limit && text.at(at) == ' ') {
            at++;
        }
        return at - lineStart;
    }

    private int holderColumn() {
        return blockColumns.isEmpty() ? -1 : blockColumns.element();
    }

    // Checks of the tokens.

    private void checkToken(Token token, Token.ID id, Mark start, int end) {
        int from = start.getIndex();
        checkExplicitKey(token, from, end);
        if (id == Token.ID.Value && flowDepth > 0 && end > from && end < text.length() && isTight(end)) {
            refuse(from, "a ':' in brackets or braces needs a space after it, unless its key is in quotes");
        }
        if (token instanceof ScalarToken scalar) {
            checkScalar(scalar, from, end);
        }
    }

    /** Keys that begin with '?' are accepted in the form that a writer needs for very long keys. */
    private void checkExplicitKey(Token token, int from, int end) {
        if (explicitKeyEnded && token instanceof ScalarToken) {
            refuse(from, "a text must not follow a key that begins with '?'; write ': value' on a line of its own");
        }
        explicitKeyEnded = explicitKey >= 0;
        if (explicitKey >= 0) {
            boolean plain = token instanceof ScalarToken scalar
                    && isQuoted(scalar.getStyle())
                    && flowDepth == 0
                    && lastLineBreak(explicitKey, end) < explicitKey;
            if (!plain) {
                refuse(
                        explicitKey,
                        "a key that begins with '?' must be a text in quotes on one line; write 'key: value'");
            }
            explicitKey = -1;
        }
        if (token.getTokenId() == Token.ID.Key && end > from && text.at(from) == '?') {
            explicitKey = from;
        }
    }

    /** Whether a value follows the ':' without a space, which is permitted only after a key in quotes. */
    private boolean isTight(int end) {
        boolean separated = isSpace(text.at(end)) || ",]}".indexOf(text.at(end)) >= 0;
        return !separated
                && !previousIsQuoted
                && previous != Token.ID.FlowMappingEnd
                && previous != Token.ID.FlowSequenceEnd;
    }

    private void checkScalar(ScalarToken scalar, int from, int end) {
        ScalarStyle style = scalar.getStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            checkBlock(scalar, from);
        } else if (isQuoted(style) || flowDepth > 0) {
            String what = isQuoted(style) ? "text in quotes" : "the content of brackets or braces";
            for (int i = from; i < end; i++) {
                if (isLineBreak(i) && !flowRefused) {
                    flowRefused = flowDepth > 0 && !isIndented(i + 1, end);
                    checkIndentation(i + 1, end, what);
                }
            }
        }
    }

    private void checkBlock(ScalarToken scalar, int from) {
        if (blockColumns.isEmpty()) {
            refuse(from, "a document must not be one block of text; put the text in quotes");
        } else if (scalar.getValue().isBlank()) {
            refuse(
                    from,
                    "a block of text must contain more than white space; write it in double quotes, such as \"\\n\"");
        }
        int lineStart = lastLineBreak(0, from) + 1;
        if (lineStart + indentation(lineStart, from) == from) {
            checkIndentation(lineStart, from, "a block of text");
        }
        int at = from + 1;
        while (at < text.length()
                && (text.at(at) == '+' || text.at(at) == '-' || '0' <= text.at(at) && text.at(at) <= '9')) {
            at++;
        }
        if (at < text.length() && text.at(at) == '#') {
            refuse(at, "a comment must have a space before its '#'");
        }
    }

    private static boolean isQuoted(ScalarStyle style) {
        return style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
    }

    // Access to the text.

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private boolean isLineBreak(int i) {
        return text.at(i) == '\n' || text.at(i) == '\r' && !(i + 1 < text.length() && text.at(i + 1) == '\n');
    }

    /** The last line break in this part, or the index before the part if there is none. */
    private int lastLineBreak(int from, int to) {
        int at = to - 1;
        while (at >= from && !isLineBreak(at)) {
            at--;
        }
        return at;
    }

    private int indexOf(int c, int from, int to) {
        for (int i = from; i < to && text.at(i) != '#'; i++) {
            if (text.at(i) == c) {
                return i;
            }
        }
        return -1;
    }

    private void refuse(int index, String sentence) {
        refusals.add(position(index), sentence);
    }

    private Position position(int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (isLineBreak(i)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, index - lineStart + 1);
    }
}
