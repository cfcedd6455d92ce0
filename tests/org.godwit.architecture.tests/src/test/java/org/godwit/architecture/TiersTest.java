package org.godwit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tiers of the engine and the arrows between its bundles, as docs/architecture.md draws them. A bundle's package root is its name. */
class TiersTest {
    private static final String CORE = "org.godwit.core";
    private static final String SCHEMA = "org.godwit.schema";
    private static final String STORE = "org.godwit.store";
    private static final String RM = "org.godwit.rm";
    private static final String TRANSFER = "org.godwit.transfer";
    private static final String SUPERVISOR = "org.godwit.supervisor";
    private static final String REHEARSAL = "org.godwit.rehearsal";
    private static final String MYSQL = "org.godwit.connector.mysql";
    private static final String KAFKA = "org.godwit.connector.kafka";
    private static final String ROCKETMQ = "org.godwit.connector.rocketmq";
    private static final String CLI = "org.godwit.cli";

    /** What each bundle may use besides itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(Map.entry(CORE, Set.of()), Map.entry(SCHEMA, Set.of(CORE)), Map.entry(STORE, Set.of(CORE)), Map.entry(RM, Set.of(CORE)),
            Map.entry(TRANSFER, Set.of(CORE, SCHEMA, STORE)), Map.entry(MYSQL, Set.of(CORE, SCHEMA)), Map.entry(KAFKA, Set.of(CORE)), Map.entry(ROCKETMQ, Set.of(CORE)),
            Map.entry(SUPERVISOR, Set.of(CORE, SCHEMA, STORE, RM, TRANSFER)), Map.entry(REHEARSAL, Set.of(CORE, SUPERVISOR)), Map.entry(CLI, Set.of(CORE, SUPERVISOR, REHEARSAL)));

    private static JavaClasses engine;

    @BeforeAll
    static void readClasses() {
        engine = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.godwit");
    }

    static List<String> bundles() {
        return MAY_USE.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachBundleIsLookedAt(String bundle) {
        assertThat(engine.stream().filter(c -> bundleOf(c).equals(Optional.of(bundle)))).isNotEmpty();
    }

    @Test
    void everyClassBelongsToABundle() {
        classes().should().resideInAnyPackage(MAY_USE.keySet().stream().map(b -> b + "..").toArray(String[]::new)).check(engine);
    }

    @Test
    void engineKnowsNeitherEclipseNorOsgi() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.eclipse..", "org.osgi..").check(engine);
    }

    @Test
    void coreUsesTheJdkAndSlf4jAlone() {
        classes().that().resideInAPackage(CORE + "..").should().onlyDependOnClassesThat().resideInAnyPackage(CORE + "..", "java..", "javax..", "org.slf4j..").check(engine);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundleUsesOnlyThoseBelow(String bundle) {
        classes().that(describe("belong to " + bundle, c -> bundleOf(c).equals(Optional.of(bundle)))).should(useOnly(MAY_USE.get(bundle))).check(engine);
    }

    @Test
    void connectorsAreReachedThroughTheContractsOnly() {
        noClasses().that().resideOutsideOfPackage("org.godwit.connector..").should().dependOnClassesThat().resideInAPackage("org.godwit.connector..").check(engine);
    }

    @Test
    void internalPackagesStayInside() {
        classes().should(keepToTheirOwnInternals()).check(engine);
    }

    private static ArchCondition<JavaClass> useOnly(Set<String> allowed) {
        return new ArchCondition<>("use of the other bundles only " + allowed) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    Optional<String> used = bundleOf(dependency.getTargetClass());
                    boolean fine = used.isEmpty() || used.equals(bundleOf(user)) || allowed.contains(used.get());
                    events.add(new SimpleConditionEvent(user, fine, dependency.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> keepToTheirOwnInternals() {
        return new ArchCondition<>("use internal packages of their own bundle only") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    boolean internal = (used.getPackageName() + ".").contains(".internal.") && bundleOf(used).isPresent();
                    boolean fine = !internal || bundleOf(used).equals(bundleOf(user));
                    events.add(new SimpleConditionEvent(user, fine, dependency.getDescription()));
                }
            }
        };
    }

    private static Optional<String> bundleOf(JavaClass type) {
        String name = type.getPackageName() + ".";
        return MAY_USE.keySet().stream().filter(b -> name.startsWith(b + ".")).max(Comparator.comparingInt(String::length));
    }
}
