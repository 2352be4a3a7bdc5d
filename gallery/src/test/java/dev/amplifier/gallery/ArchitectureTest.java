package dev.amplifier.gallery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amplifier.gallery", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_gallery_knows_no_app_and_no_cloud = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.microsoft.azure..", "com.microsoft.durabletask..", "com.azure..");

    @ArchTest
    static final ArchRule only_its_postgres_adapter_and_the_statements_of_it_speak_sql = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Postgres[A-Za-z]*|GallerySql)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "dev.amplifier.platform.database..");
}
