package dev.amplifier.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amplifier.host", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ADAPTERS =
            ".*\\.(WebPubSubEventRelay|LogTelemetry|Anthropic[A-Za-z]*|OpenAi[A-Za-z]*|OfflineProvider|WasmShell)(\\$.*)?";

    @ArchTest
    static final ArchRule only_the_wiring_names_adapters = noClasses()
            .that()
            .resideOutsideOfPackage("dev.amplifier.host.wiring..")
            .and()
            .haveNameNotMatching(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(ADAPTERS);

    @ArchTest
    static final ArchRule the_pool_knows_nothing_of_what_it_pools = noClasses()
            .that()
            .resideInAPackage("dev.amplifier.host.pool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.amplifier.core..", "dev.amplifier.orchestrations..", "dev.amplifier.gallery..");

    @ArchTest
    static final ArchRule packages_depend_on_each_other_one_way_only =
            slices().matching("dev.amplifier.host.(*)..").should().beFreeOfCycles();
}
