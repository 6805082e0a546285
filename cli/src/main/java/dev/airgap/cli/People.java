package dev.airgap.cli;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.local.Person;
import dev.airgap.local.RunFile;
import java.net.URI;
import java.nio.file.Path;

/** The people of the zones that run here, each with their own token and the services of their own zone. */
final class People {

    private final RunFile pipeline;

    People(RunFile pipeline) {
        this.pipeline = pipeline;
    }

    /** A service as the person with this role in its zone uses it. */
    PersonsApi as(String role, Zone zone, Service service) {
        String url = pipeline.find(zone, service.label())
                .map(running -> String.valueOf(running.url()))
                .orElseThrow(() -> new IllegalStateException("no " + service.label() + " in " + zone.label()));
        Path token = Path.of(pipeline.tokens().get(zone.label()).get(role));
        return new PersonsApi(service.producerIn(zone), URI.create(url), token);
    }

    /** The name of the person with this role. */
    static String name(Zone zone, String role) {
        return Person.in(zone).stream()
                .filter(person -> person.role().equals(role))
                .map(Person::name)
                .findFirst()
                .orElseThrow();
    }
}
