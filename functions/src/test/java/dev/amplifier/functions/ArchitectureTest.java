package dev.amplifier.functions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amplifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ADAPTERS =
            ".*\\.(WebPubSubEventRelay|LogTelemetry|Postgres[A-Za-z]+|GitHubIdentityProvider|OidcIdentityProvider|DurableOrchestrations)(\\$.*)?";

    @ArchTest
    static final ArchRule this_app_never_uses_the_orchestrations_or_the_host = noClasses()
            .that(resideInAPackage("dev.amplifier.functions.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.amplifier.orchestrations..", "dev.amplifier.host..", "dev.amplifier.local..");

    @ArchTest
    static final ArchRule triggers_only_route = noClasses()
            .that()
            .haveSimpleNameEndingWith("Functions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..", "dev.amplifier.platform.database..");

    @ArchTest
    static final ArchRule only_the_wiring_names_adapters = noClasses()
            .that(resideInAPackage("dev.amplifier.functions.."))
            .and()
            .resideOutsideOfPackage("dev.amplifier.functions.wiring..")
            .and()
            .haveNameNotMatching(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(ADAPTERS);

    @ArchTest
    static final ArchRule the_platform_knows_no_app = noClasses()
            .that(resideInAPackage("dev.amplifier.platform.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.amplifier.functions..", "dev.amplifier.gallery..");
}
