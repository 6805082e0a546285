package dev.airgap.inspect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.airgap.inspect", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_only_the_trusted_libraries = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..",
                    "org.jspecify..",
                    "picocli..",
                    "dev.airgap.inspect..",
                    "dev.airgap.trust..",
                    "dev.airgap.bundle..",
                    "dev.airgap.ruleupdate..",
                    "dev.airgap.media..");

    @ArchTest
    static final ArchRule knows_no_network =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net..");
}
