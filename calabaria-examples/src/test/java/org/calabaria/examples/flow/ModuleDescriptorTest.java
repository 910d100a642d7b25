package org.calabaria.examples.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calabaria.problem.CalabariaException;
import org.calabaria.store.Durability;
import org.calabaria.testkit.PurityCheck;
import org.calabaria.wire.registry.EntryRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code module-info} of each jar, against what the jar holds. */
class ModuleDescriptorTest {

    /** Packages that a module keeps for itself. */
    private static final Set<String> INTERNAL = Set.of("org.calabaria.store.archive");

    /** A type of each module that has a descriptor. */
    static List<Class<?>> modules() {
        return List.of(CalabariaException.class, EntryRegistry.class, Durability.class, PurityCheck.class);
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static ModuleDescriptor descriptor(Path location) {
        return ModuleFinder.of(location).findAll().iterator().next().descriptor();
    }

    /** Of a directory, and of the jar that later phases of the build see. */
    private static List<JavaClass> publicTypes(Path location) throws IOException {
        List<JavaClass> found = classes(location).stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        assertThat(found).as("public types of " + location).isNotEmpty();
        return found;
    }

    private static JavaClasses classes(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return new ClassFileImporter().importPath(location);
        }
        try (JarFile jar = new JarFile(location.toFile())) {
            return new ClassFileImporter().importJar(jar);
        }
    }

    /** A module that is added later must not be published without one. */
    @Test
    void everyArtifactOfTheBomHasADescriptorOfItsName() throws IOException, URISyntaxException {
        Set<String> named = new TreeSet<>();
        for (Class<?> one : modules()) {
            named.add(descriptor(location(one)).name());
        }

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(BomTest.managed().stream()
                        .map(artifact -> artifact.replace("calabaria-", "org.calabaria."))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void exportsEveryPackageWithPublicTypesThatIsNotInternal(Class<?> one) throws IOException, URISyntaxException {
        Path location = location(one);
        Set<String> exported = new TreeSet<>();
        descriptor(location).exports().stream()
                .filter(exports -> !exports.isQualified())
                .forEach(exports -> exported.add(exports.source()));

        assertThat(exported)
                .isEqualTo(publicTypes(location).stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !INTERNAL.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Otherwise a user would need a library on the path whose types are no business of theirs. */
    @ParameterizedTest
    @MethodSource("modules")
    void showsOnlyTypesOfTheJdkAndTheLibraryAndOfTestLibraries(Class<?> one) throws IOException, URISyntaxException {
        Set<String> strange = publicTypes(location(one)).stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(ModuleDescriptorTest::shown)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive())
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("org.calabaria."))
                .filter(name -> !name.startsWith("net.jqwik.api."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(strange).isEmpty();
    }

    private static Stream<JavaClass> shown(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    }
}
