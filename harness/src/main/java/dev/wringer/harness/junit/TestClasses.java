package dev.wringer.harness.junit;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The classes that stand in one folder or archive with a class of tests: those that a build tests together, whichever of them it runs now.
 *
 * @param one any of them
 */
record TestClasses(Class<?> one) {

    /** Their scenarios, apart from those that are declared wrongly, which say so when they are run. */
    Stream<ScenarioDeclaration> scenarios() {
        return root().stream()
                .flatMap(root ->
                        ReflectionSupport.findAllClassesInClasspathRoot(root, type -> true, name -> true).stream())
                .flatMap(TestClasses::scenarios);
    }

    private Optional<URI> root() {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Stream<ScenarioDeclaration> scenarios(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Scenario.class))
                .flatMap(method -> {
                    try {
                        return Stream.of(ScenarioDeclaration.of(method));
                    } catch (IllegalStateException e) {
                        return Stream.empty();
                    }
                });
    }
}
