package dev.airgap.conformance;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.VersionOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A vector in the making: what is offered, and what has to be said. */
final class Case {

    private record Offer(Recipe recipe, Optional<byte[]> override, Instant at, Verdict verdict) {}

    private final String id;
    private final String attack;
    private final String says;
    private byte[] root = People.signed(People.root(), People.ROOT_A);
    private final List<Offer> offers = new ArrayList<>();

    private Case(String id, String attack, String says) {
        this.id = id;
        this.attack = attack;
        this.says = says;
    }

    static Case of(String id, String attack, String says) {
        return new Case(id, attack, says);
    }

    Case trusting(byte[] envelope) {
        root = envelope;
        return this;
    }

    Case accepts(Recipe recipe) {
        return accepts(recipe, People.NOW);
    }

    Case accepts(Recipe recipe, Instant at) {
        return offers(recipe, Optional.empty(), at, Verdict.ACCEPTED);
    }

    Case accepts(Recipe recipe, byte[] override, Instant at) {
        return offers(recipe, Optional.of(override), at, Verdict.ACCEPTED);
    }

    Case refuses(String code, Recipe recipe) {
        return refuses(code, recipe, People.NOW);
    }

    Case refuses(String code, Recipe recipe, Instant at) {
        return offers(recipe, Optional.empty(), at, Verdict.refused(code));
    }

    Case refuses(String code, Recipe recipe, byte[] override, Instant at) {
        return offers(recipe, Optional.of(override), at, Verdict.refused(code));
    }

    private Case offers(Recipe recipe, Optional<byte[]> override, Instant at, Verdict verdict) {
        offers.add(new Offer(recipe, override, at, verdict));
        return this;
    }

    /** Writes {@code accepted/<id>/} or {@code refused/<id>/}, by what the last file gets. */
    void write(Path vectors) throws IOException {
        boolean accepted = offers.getLast().verdict().code().isEmpty();
        Path folder = Files.createDirectories(
                vectors.resolve(accepted ? "accepted" : "refused").resolve(id));
        Files.write(folder.resolve(Vector.ROOT), root);
        List<Vector.Step> steps = new ArrayList<>();
        for (Offer offer : offers) {
            String number = (steps.size() + 1) + "/";
            Files.createDirectories(folder.resolve(number));
            String file = number + offer.recipe().fileName();
            Files.write(folder.resolve(file), offer.recipe().bytes());
            Optional<String> override = offer.override().map(bytes -> number + Vector.OVERRIDE);
            if (override.isPresent()) {
                Files.write(folder.resolve(override.get()), offer.override().get());
            }
            steps.add(new Vector.Step(file, override, offer.at(), offer.verdict()));
        }
        Vector vector = new Vector(id, attack, says, People.SITE, "1.2", steps);
        Files.write(folder.resolve(Vector.FILE), vector.toJson());
    }

    static Component eicar(String version) {
        return new Component("av/eicar", "clamav", VersionOrder.INTEGER, version, People.NOW.minusSeconds(60));
    }
}
