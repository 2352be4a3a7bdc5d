package dev.amplifier.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amplifier.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_platform_knows_no_app_and_no_orchestrator = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.microsoft.azure.functions..", "com.microsoft.durabletask..");

    @ArchTest
    static final ArchRule only_the_database_package_and_adapters_named_after_it_speak_sql = noClasses()
            .that()
            .resideOutsideOfPackage("dev.amplifier.platform.database..")
            .and()
            .haveSimpleNameNotStartingWith("Postgres")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule packages_depend_on_each_other_one_way_only =
            slices().matching("dev.amplifier.platform.(*)..").should().beFreeOfCycles();
}
