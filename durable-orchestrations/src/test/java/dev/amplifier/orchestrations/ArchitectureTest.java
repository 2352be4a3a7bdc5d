package dev.amplifier.orchestrations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.amplifier.orchestrations", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule orchestrators_are_deterministic = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.amplifier.orchestrations.drive..",
                    "dev.amplifier.orchestrations.prompt..",
                    "dev.amplifier.orchestrations.recipe..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, Random.class, InstantSource.class);

    @ArchTest
    static final ArchRule orchestrators_know_activities_by_name_only = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.amplifier.orchestrations.drive..",
                    "dev.amplifier.orchestrations.prompt..",
                    "dev.amplifier.orchestrations.recipe..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Activity");

    @ArchTest
    static final ArchRule they_know_no_relay_and_no_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.amplifier.platform.relay..",
                    "dev.amplifier.platform.database..",
                    "java.sql..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule packages_depend_on_each_other_one_way_only =
            slices().matching("dev.amplifier.orchestrations.(*)..").should().beFreeOfCycles();
}
