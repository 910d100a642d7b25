package org.calabaria.wire.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A YAML document while it is being read. The parser's events are converted to nodes.
 *
 * <p>The parser library's composer and constructor are not used. Its composer is recursive, and its nodes keep the
 * buffers of their marks. With the events, this class can limit depth and memory.
 */
final class YamlDocument {

    /** The maximal number of nodes that aliases may repeat in a document. */
    static final int MOST_REPEATED = 50_000;

    /** The parser's words for the end of a line, a document or the whole text before something is closed. */
    private static final List<String> ENDS =
            List.of("<stream end>", "<block end>", "<document end>", "<document start>");

    private static final String NO_SPACE = "the key that begins here needs a ':' and a space after it";

    private static final String CORE = "tag:yaml.org,2002:";

    private final SourceText source;
    private final Refusals refusals;
    private final Allowance allowance;
    private final YamlScalar scalars;
    private final Iterator<Event> events;
    private final Map<String, DocumentNode> anchors = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private Position reached = new Position(1, 1);
    private int repeated;

    YamlDocument(SourceText source, Refusals refusals, Allowance allowance) {
        this.source = source;
        this.refusals = refusals;
        this.allowance = allowance;
        this.scalars = new YamlScalar(refusals);
        LoadSettings settings = settings(source.text().length());
        this.events = new ParserImpl(settings, new StreamReader(settings, source.text()));
    }

    /**
     * The parser reads one buffer at a time, and each time copies the scalar or comment read so far. With a buffer of
     * fixed length, the time for one long scalar would be quadratic. The length of the buffer is therefore proportional
     * to the document.
     */
    private static LoadSettings settings(int length) {
        return LoadSettings.builder()
                .setBufferSize(Math.max(1024, length / 16))
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .setVersionFunction(version -> version)
                .build();
    }

    DocumentNode read() {
        checkCharacters();
        Optional<Position> spilled =
                YamlSubset.check(source.text(), settings(source.text().length()), refusals);
        try {
            DocumentNode root = document();
            refusals.orThrow();
            return root;
        } catch (MarkedYamlEngineException e) {
            throw spilled.map(key -> refusals.last(key, "not YAML: " + NO_SPACE))
                    .orElseGet(() -> refusal(e));
        } catch (YamlEngineException e) {
            throw refusals.last(end(), "not YAML: " + reason(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // The parser's scanner does not handle an escape beyond Unicode, such as \UFFFFFFFF.
            throw refusals.last(reached, "not YAML: what follows here has an escape that names no character");
        }
    }

    /** Something that is not closed is reported where it begins, any other error where the parser found it. */
    private DocumentException refusal(MarkedYamlEngineException e) {
        String context = String.valueOf(e.getContext());
        String problem = reason(e.getProblem());
        Optional<Position> begins = e.getContextMark().map(YamlDocument::at);
        boolean later = e.getContextMark().map(Mark::getLine).orElse(0)
                < e.getProblemMark().map(Mark::getLine).orElse(0);
        String unclosed = unclosed(context, problem, later);
        if (begins.isPresent() && !unclosed.isEmpty()) {
            return refusals.last(begins.get(), "not YAML: " + unclosed);
        }
        Optional<Position> met = e.getProblemMark().map(YamlDocument::at).or(() -> begins);
        return refusals.last(met.orElseGet(this::end), "not YAML: " + problem);
    }

    /**
     * The message for an error in something that begins at the context mark, on the same or an earlier line; empty for
     * other errors.
     */
    private static String unclosed(String context, String problem, boolean later) {
        boolean ends = problem.contains("end of stream")
                || problem.contains("document separator")
                || later
                || ENDS.stream().anyMatch(problem::endsWith);
        if (context.contains("quoted scalar") && ends) {
            return "the text that begins here has no closing quote";
        }
        if (context.contains("flow sequence") && ends) {
            return "the list that begins here has no closing ']'";
        }
        if (context.contains("flow mapping") && ends) {
            return "the map that begins here has no closing '}'";
        }
        return context.contains("simple key") && problem.contains("expected ':'") ? NO_SPACE : "";
    }

    private DocumentNode document() {
        events.next();
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent)) {
            throw refusals.last(end(), "a document must contain a value, got none");
        }
        checkVersion((DocumentStartEvent) start);
        DocumentNode root = value(events.next(), null, 0);
        events.next();
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw refusals.last(at(after), "a text must contain one document, got another one after it");
        }
        return root;
    }

    private void checkVersion(DocumentStartEvent start) {
        Optional<SpecVersion> version = start.getSpecVersion();
        if (version.isPresent()
                && !(version.get().getMajor() == 1 && version.get().getMinor() == 2)) {
            refusals.add(
                    at(start),
                    "the YAML version must be 1.2, got " + version.get().getMajor() + "."
                            + version.get().getMinor());
        }
    }

    private DocumentNode value(Event event, @Nullable Position keyAt, int depth) {
        Position at = at(event);
        reached = at;
        allowance.hold(at, refusals);
        Position key = keyAt == null ? at : keyAt;
        if (event instanceof AliasEvent alias) {
            return repeated(alias, at, key, depth);
        }
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
        anchor.ifPresent(unfinished::add);
        DocumentNode node = DocumentNode.of(content(event, at, depth), at, key);
        anchor.ifPresent(name -> {
            unfinished.remove(name);
            anchors.put(name, node);
        });
        return node;
    }

    private @Nullable Object content(Event event, Position at, int depth) {
        if (event instanceof MappingStartEvent map) {
            checkTag(map.getTag(), "map", at);
            return fields(at, depth + 1);
        }
        if (event instanceof SequenceStartEvent list) {
            checkTag(list.getTag(), "seq", at);
            return items(at, depth + 1);
        }
        ScalarEvent scalar = (ScalarEvent) event;
        String tag = scalar.getTag().orElse("");
        if (tag.isEmpty()) {
            return scalar.isPlain() ? scalars.plain(scalar.getValue(), at) : scalars.text(scalar.getValue(), at);
        }
        if (tag.startsWith(CORE) && YamlScalar.TAGS.contains(tag.substring(CORE.length()))) {
            return scalars.tagged(tag.substring(CORE.length()), scalar.getValue(), at);
        }
        refuseTag(tag, at);
        return null;
    }

    private Map<String, DocumentNode> fields(Position at, int depth) {
        checkDepth(at, depth);
        DocumentFields fields = new DocumentFields();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Position keyAt = at(event);
            String name = key(event, depth);
            DocumentNode node = value(events.next(), keyAt, depth);
            if (name != null) {
                fields.add(names.computeIfAbsent(name, same -> same), node, refusals);
            }
        }
        return fields.read();
    }

    private List<DocumentNode> items(Position at, int depth) {
        checkDepth(at, depth);
        List<DocumentNode> items = new ArrayList<>(2);
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, null, depth));
        }
        return List.copyOf(items);
    }

    /** The name of a field; {@code null} if a problem was added. */
    private @Nullable String key(Event event, int depth) {
        DocumentNode key = value(event, null, depth);
        if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<")) {
            refusals.add(key.at(), "the merge key '<<' is not allowed: write the fields out, or quote it");
            return null;
        }
        if (key.asText().isEmpty()) {
            refusals.add(
                    key.at(), "a key must be text, got " + key.shown() + (key.isScalar() ? "; put it in quotes" : ""));
        }
        return key.asText().orElse(null);
    }

    private DocumentNode repeated(AliasEvent alias, Position at, Position keyAt, int depth) {
        String name = alias.getAlias().getValue();
        DocumentNode node = anchors.get(name);
        if (unfinished.contains(name)) {
            throw refusals.last(at, "the alias '*" + ShownValue.name(name) + "' is inside the value that it repeats");
        }
        if (node == null) {
            refusals.add(
                    at,
                    "the alias '*" + ShownValue.name(name) + "' repeats nothing: no anchor before it has that name");
            return DocumentNode.of(null, at, keyAt);
        }
        countRepeated(node, at, depth);
        return node.movedTo(at, keyAt);
    }

    /**
     * Counts the nodes that an alias repeats. Counting ends when the allowance is exceeded, so it cannot take long.
     */
    private void countRepeated(DocumentNode node, Position at, int depth) {
        if (++repeated > MOST_REPEATED) {
            throw refusals.last(at, "aliases must not repeat more than " + MOST_REPEATED + " nodes in all");
        }
        node.asMap().ifPresent(fields -> {
            checkDepth(at, depth + 1);
            fields.values().forEach(field -> countRepeated(field, at, depth + 1));
        });
        node.asList().ifPresent(items -> {
            checkDepth(at, depth + 1);
            items.forEach(item -> countRepeated(item, at, depth + 1));
        });
    }

    private void checkDepth(Position at, int depth) {
        if (depth > WritableValue.DEEPEST) {
            throw refusals.last(at, "lists and maps must not be nested more than " + WritableValue.DEEPEST + " deep");
        }
    }

    private void checkTag(Optional<String> tag, String allowed, Position at) {
        if (tag.isPresent() && !tag.get().equals(CORE + allowed)) {
            refuseTag(tag.get(), at);
        }
    }

    private void refuseTag(String tag, Position at) {
        String shown = tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
        refusals.add(
                at,
                "the tag '" + ShownValue.name(shown)
                        + "' is not allowed here: a map may be !!map, a list !!seq, a scalar "
                        + "!!str, !!int, !!float, !!bool or !!null");
    }

    /**
     * Refuses characters that the parser would refuse without a position, and characters that YAML 1.1 and 1.2 treat
     * differently.
     */
    private void checkCharacters() {
        String text = source.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!YamlScalar.isPrintable(c)) {
                throw refusals.last(
                        source.at(i),
                        String.format(
                                Locale.ROOT,
                                "the character U+%04X must be in double quotes, escaped as \\u%04x",
                                (int) c,
                                (int) c));
            }
        }
    }

    private Position end() {
        return source.at(source.text().length());
    }

    private static Position at(Event event) {
        return at(event.getStartMark().orElseThrow());
    }

    private static Position at(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String reason(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
