package dev.airgap.testing;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code @QuarkusTest}: runs the service in a zone with a PostgreSQL and a Kafka of its own, and {@link Tokens} for
 * everybody. Fields of type {@link EventProbe} are filled in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(ZoneResource.class)
public @interface InZone {

    Zone zone();

    Service service();

    String site() default "plant-1";
}
