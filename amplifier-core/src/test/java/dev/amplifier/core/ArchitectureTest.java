package dev.amplifier.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

@AnalyzeClasses(packages = "dev.amplifier.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_core_knows_no_cloud_no_server_and_no_database = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.microsoft.azure..",
                    "com.microsoft.durabletask..",
                    "com.azure.messaging..",
                    "com.sun.net.httpserver..",
                    "jakarta.servlet..",
                    "java.sql..",
                    "javax.sql..");

    @ArchTest
    static final ArchRule the_language_knows_no_kernel = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.amplifier.core.yaml..",
                    "dev.amplifier.core.diagnostic..",
                    "dev.amplifier.core.expression..",
                    "dev.amplifier.core.template..",
                    "dev.amplifier.core.recipe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.amplifier.core.session..",
                    "dev.amplifier.core.hook..",
                    "dev.amplifier.core.context..",
                    "dev.amplifier.core.tool..",
                    "dev.amplifier.core.provider..",
                    "dev.amplifier.core.bundle..");

    @ArchTest
    static final ArchRule the_recipe_machine_reads_no_clock_and_starts_no_thread = noClasses()
            .that()
            .resideInAPackage("dev.amplifier.core.recipe..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, Random.class, ExecutorService.class);

    @ArchTest
    static final ArchRule packages_depend_on_each_other_one_way_only =
            slices().matching("dev.amplifier.core.(*)..").should().beFreeOfCycles();
}
