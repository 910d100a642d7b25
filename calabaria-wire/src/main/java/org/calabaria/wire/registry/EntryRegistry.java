package org.calabaria.wire.registry;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.provenance.CodeIdentity;

/**
 * A catalogue of models by entry id: the only models that a job, a task or a file can run.
 *
 * <p>Filled on purpose, by {@link #register} or {@link #discover}; entries are never replaced or removed. Safe for many
 * threads; what is listed is a snapshot.
 */
public final class EntryRegistry {

    private static final EntryRegistry GLOBAL = new EntryRegistry();

    private final Object writing = new Object();
    private volatile SortedMap<String, EntryRecord> entries = Collections.emptySortedMap();

    private EntryRegistry() {}

    /** The registry of the application; libraries and tests make their own. */
    public static EntryRegistry global() {
        return GLOBAL;
    }

    /**
     * A registry of these models: {@code EntryRegistry.of(Sir::new, Seir::new)}.
     *
     * @throws RegistryException as {@link #register(Supplier)}
     */
    @SafeVarargs
    public static EntryRegistry of(Supplier<? extends BaseModel<?, ?>>... factories) {
        EntryRegistry registry = new EntryRegistry();
        for (Supplier<? extends BaseModel<?, ?>> factory : factories) {
            registry.register(factory);
        }
        return registry;
    }

    /**
     * Registers a model by its constructor: {@code register(Sir::new)}.
     *
     * <p>Models of the factory must be identifiable (see {@link org.calabaria.model.ModelRecipe}): what they declare and hold
     * equals that of a model made by the constructor without arguments, or they state their content, and all the same.
     * Models of one class that state different contents are different entries.
     *
     * @throws RegistryException if they are not, naming the first field or declaration; if the factory gives one model twice;
     *     if the same code is registered already
     */
    public EntryRecord register(Supplier<? extends BaseModel<?, ?>> factory) {
        return register(factory, Optional.empty());
    }

    /** As {@link #register(Supplier)}, under a second name. */
    public EntryRecord register(Supplier<? extends BaseModel<?, ?>> factory, String alias) {
        return register(factory, Optional.of(alias));
    }

    /**
     * As {@link #register(Supplier)}, of a model that reads these resources of the class path besides those that its classes
     * declare with {@code @UsesResource}: their content is part of its code id, and so of the identity of each of its runs.
     * They hold for the class in the whole program: runs of the class are refused by a registry that has it without them.
     *
     * @param resources paths from the root of the class path, such as {@code data/contacts.csv}
     * @throws RegistryException as {@link #register(Supplier)}
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException if a resource cannot be read; lists all of them
     */
    public EntryRecord register(Supplier<? extends BaseModel<?, ?>> factory, Collection<String> resources) {
        requireNew(new EntryRecord(factory, InterchangeableModels.sample(factory), Optional.empty()));
        CodeIdentity.declareResources(made(factory).getClass(), resources);
        return register(factory, Optional.empty());
    }

    /** As {@link #register(Supplier)}, of a class with a public constructor without arguments. */
    public EntryRecord register(Class<? extends BaseModel<?, ?>> model) {
        return register(constructor(model), Optional.empty());
    }

    /** As {@link #register(Class)}, under a second name. */
    public EntryRecord register(Class<? extends BaseModel<?, ?>> model, String alias) {
        return register(constructor(model), Optional.of(alias));
    }

    /** As {@link #discover(ClassLoader)}, of the thread's context class loader. */
    public List<EntryRecord> discover() {
        return discover(Thread.currentThread().getContextClassLoader());
    }

    /**
     * Registers the models that jars and directories offer: the classes that stand in files
     * {@code META-INF/services/org.calabaria.model.BaseModel}, and those that named modules provide. A class that is registered
     * already stays as it is.
     *
     * @return the new entries, sorted by id
     * @throws RegistryException as {@link #register(Supplier)}
     */
    @SuppressWarnings("rawtypes")
    public List<EntryRecord> discover(ClassLoader loader) {
        List<EntryRecord> found = new ArrayList<>();
        for (ServiceLoader.Provider<BaseModel> provider :
                ServiceLoader.load(BaseModel.class, loader).stream().toList()) {
            if (entries.values().stream()
                    .noneMatch(entry -> entry.className().equals(provider.type().getName()))) {
                found.add(register(() -> (BaseModel<?, ?>) provider.get()));
            }
        }
        found.sort((a, b) -> a.id().compareTo(b.id()));
        return List.copyOf(found);
    }

    private EntryRecord register(Supplier<? extends BaseModel<?, ?>> factory, Optional<String> alias) {
        BaseModel<?, ?> sample = InterchangeableModels.sample(factory);
        EntryRecord entry = new EntryRecord(factory, sample, alias);
        alias.ifPresent(EntryRegistry::requireAlias);
        synchronized (writing) {
            requireNew(entry);
            SortedMap<String, EntryRecord> longer = new TreeMap<>(entries);
            longer.put(entry.id(), entry);
            entries = Collections.unmodifiableSortedMap(longer);
        }
        return entry;
    }

    private static void requireAlias(String alias) {
        if (alias.isBlank() || alias.contains("@") || !alias.equals(ShownValue.name(alias))) {
            throw new RegistryException(
                    alias,
                    "an alias must be a short text without '@' and control characters, got " + ShownValue.of(alias));
        }
    }

    private void requireNew(EntryRecord entry) {
        for (EntryRecord earlier : entries.values()) {
            if (earlier.className().equals(entry.className()) && !earlier.isOtherContent(entry)) {
                throw new RegistryException(
                        entry.id(), "model " + entry.className() + " is registered already, as " + earlier.id());
            }
            if (entry.alias().isPresent() && entry.alias().equals(earlier.alias())) {
                throw new RegistryException(
                        entry.id(), "alias '" + entry.alias().get() + "' is taken by " + earlier.id());
            }
        }
    }

    private static Supplier<BaseModel<?, ?>> constructor(Class<? extends BaseModel<?, ?>> model) {
        Objects.requireNonNull(model, "model must not be null");
        Constructor<? extends BaseModel<?, ?>> constructor = InterchangeableModels.constructor(model);
        return () -> InterchangeableModels.construct(constructor);
    }

    static BaseModel<?, ?> made(Supplier<? extends BaseModel<?, ?>> factory) {
        BaseModel<?, ?> model = factory.get();
        return Objects.requireNonNull(model, "the factory must not give null");
    }

    /** The entries by id, sorted: a snapshot. */
    public SortedMap<String, EntryRecord> entries() {
        return entries;
    }

    /** The entry of exactly this id, if there is one. */
    public Optional<EntryRecord> entry(String id) {
        return Optional.ofNullable(entries.get(Objects.requireNonNull(id, "id must not be null")));
    }

    /**
     * The entry that a person means: by its id, its alias, or a part that is in the id or alias of one entry alone.
     *
     * @throws RegistryException listing the candidates where there are several, and the nearest name where there is none
     */
    public EntryRecord find(String name) {
        Objects.requireNonNull(name, "name must not be null");
        List<EntryRecord> exact = entries.values().stream()
                .filter(entry -> entry.id().equals(name)
                        || entry.alias().filter(name::equals).isPresent())
                .toList();
        List<EntryRecord> candidates = exact.isEmpty() && !name.isBlank() ? containing(name) : exact;
        if (candidates.size() != 1) {
            throw candidates.isEmpty() ? unknown(name) : ambiguous(name, candidates);
        }
        return candidates.get(0);
    }

    private List<EntryRecord> containing(String part) {
        return entries.values().stream()
                .filter(entry -> entry.id().contains(part)
                        || entry.alias().filter(alias -> alias.contains(part)).isPresent())
                .toList();
    }

    private RegistryException unknown(String name) {
        SortedSet<String> known = new TreeSet<>();
        entries.values().forEach(entry -> {
            known.add(entry.className().substring(entry.className().lastIndexOf('.') + 1));
            known.add(entry.id());
            entry.alias().ifPresent(known::add);
        });
        return new RegistryException(
                name,
                "no model is registered as '" + ShownValue.name(name) + "', only "
                        + NearestName.braces(entries.keySet()) + NearestName.remedy(List.of(name), known));
    }

    private static RegistryException ambiguous(String name, List<EntryRecord> candidates) {
        return new RegistryException(
                name,
                "'" + ShownValue.name(name) + "' may mean any of "
                        + NearestName.braces(
                                candidates.stream().map(EntryRecord::id).toList())
                        + "; give more of the id");
    }

    /** {@link EntryRecord#describe()} of the entry that {@link #find} finds. */
    public String describe(String name) {
        return find(name).describe();
    }

    /** What is registered, as canonical JSON: to be kept beside jobs, and compared on another machine. */
    public String exportMetadata() {
        return RegistryMetadata.of(this);
    }

    /**
     * How these entries and those of another registry fit, by entry id.
     *
     * @param metadata what {@link #exportMetadata()} wrote there
     * @throws RegistryException if it is not such a document, with line and column of every problem
     */
    public SortedMap<String, EntryMatch> compare(String metadata) {
        return RegistryMetadata.compare(this, Objects.requireNonNull(metadata, "metadata must not be null"));
    }

    /** {@code EntryRegistry[org.example.Sir@3f8a9c21]}. */
    @Override
    public String toString() {
        return "EntryRegistry" + entries.keySet();
    }
}
