package dev.amplifier.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amplifier.local", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_local_runtime_uses_none_of_our_other_rooms = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.amplifier..").and(resideOutsideOfPackage("dev.amplifier.local..")));

    @ArchTest
    static final ArchRule the_task_hub_the_relay_and_the_host_know_nothing_of_each_other_beyond_the_hubs_client =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.amplifier.local.hub..", "dev.amplifier.local.relay..", "dev.amplifier.local.github..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.amplifier.local.functions..", "dev.amplifier.local.launcher..");

    @ArchTest
    static final ArchRule packages_depend_on_each_other_one_way_only =
            slices().matching("dev.amplifier.local.(*)..").should().beFreeOfCycles();
}
