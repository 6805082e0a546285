package dev.airgap.importer;

import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a {@code @QuarkusTest}: gives the relay its folders, keys and certificate. Fields of type {@link RelaySite} are filled in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(RelayResource.class)
public @interface AtRelay {

    /** False: the authority that reading back trusts did not sign the relay's certificate, so every read-back fails. */
    boolean readBackWorks() default true;
}
