package dev.airgap.bundle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"dev.airgap.bundle", "dev.airgap.ruleupdate", "dev.airgap.zip"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_only_java_and_trust = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..",
                    "org.jspecify..",
                    "dev.airgap.trust..",
                    "dev.airgap.bundle..",
                    "dev.airgap.ruleupdate..",
                    "dev.airgap.zip..");

    @ArchTest
    static final ArchRule knows_no_network =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net..");

    @ArchTest
    static final ArchRule has_no_cycles =
            slices().matching("dev.airgap.(*)..").should().beFreeOfCycles();
}
