package dev.airgap.trust;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.airgap.trust", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** An allow-list: no Quarkus, no Jackson, no zip and no network can come in by being forgotten. */
    @ArchTest
    static final ArchRule knows_only_the_core_of_the_jdk = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.airgap.trust",
                    "java.lang..",
                    "java.io",
                    "java.math",
                    "java.nio",
                    "java.nio.channels",
                    "java.nio.charset",
                    "java.nio.file..",
                    "java.security..",
                    "java.time",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    // Keys under a passphrase and on tokens.
                    "javax.crypto..",
                    "javax.security.auth.login",
                    // ML-DSA, which the JDK has since 24 only.
                    "org.bouncycastle.jcajce..",
                    "org.bouncycastle.jce.provider",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule asks_nobody_for_the_time = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule writes_to_no_standard_stream = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
