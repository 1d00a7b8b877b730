package dev.wringer.harness.junit;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Keeps the names of JUnit's configuration parameters that begin with {@code wringer.}, wherever they were set. An extension can only ask
 * for the value of a name that it knows; the launcher, which finds this class as a service, tells all of them.
 */
public final class ConfiguredNames implements LauncherSessionListener {

    /** Made by JUnit. */
    public ConfiguredNames() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(new Listener(session.getStore()));
    }

    /** In order; empty if the launcher has not told any, which only one that loads no services does. */
    static Set<String> of(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(
                                StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(ConfiguredNames.class))
                        .get(Names.class, Names.class))
                .map(Names::all)
                .orElse(Set.of());
    }

    /** Those of the test plan that is being executed. */
    private record Names(Set<String> all) {}

    private record Listener(NamespacedHierarchicalStore<Namespace> store) implements TestExecutionListener {

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            Set<String> names = new TreeSet<>(plan.getConfigurationParameters().keySet());
            names.removeIf(name -> !name.startsWith(RunPlans.PREFIX));
            store.put(Namespace.create(ConfiguredNames.class), Names.class, new Names(names));
        }
    }
}
