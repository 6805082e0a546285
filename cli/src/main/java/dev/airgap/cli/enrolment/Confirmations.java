package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.Sha256;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Two persons who each type the fingerprint that they were told. It is shown to nobody before that, and not in a refusal
 * either: what can be copied from the screen has not been compared.
 */
public final class Confirmations {

    private static final int PERSONS = 2;

    private final Terminal terminal;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--confirm",
            paramLabel = "NAME=FINGERPRINT",
            description = {
                "What a person was told over another channel; needed twice, by two persons.",
                "Without it both are asked on the terminal."
            })
    private List<String> given = List.of();

    public Confirmations(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The names of both persons, after each typed this fingerprint.
     *
     * @throws EnrolmentException ENROLMENT_TWO_PERSONS, ENROLMENT_FINGERPRINT_DIFFERS
     */
    public List<String> require(Sha256 fingerprint, String whose) {
        List<Confirmation> typed = given.isEmpty() ? asked() : parsed();
        List<String> persons = typed.stream().map(Confirmation::person).toList();
        if (!KeyCard.areTwoPersons(persons)) {
            throw new EnrolmentException(
                    Finding.ENROLMENT_TWO_PERSONS, "two different persons have to confirm, here are " + persons);
        }
        for (Confirmation confirmation : typed) {
            if (!Fingerprint.matches(confirmation.fingerprint(), fingerprint)) {
                throw new EnrolmentException(
                        Finding.ENROLMENT_FINGERPRINT_DIFFERS,
                        "what " + confirmation.person() + " was told is not the fingerprint of " + whose);
            }
        }
        return persons;
    }

    private List<Confirmation> parsed() {
        return given.stream()
                .map(text -> {
                    int separator = text.indexOf('=');
                    if (separator < 1) {
                        throw new ParameterException(line(), "--confirm is NAME=FINGERPRINT, not " + text);
                    }
                    return new Confirmation(text.substring(0, separator).strip(), text.substring(separator + 1));
                })
                .toList();
    }

    private List<Confirmation> asked() {
        List<Confirmation> typed = new ArrayList<>();
        for (int number = 1; number <= PERSONS; number++) {
            String person = answer("Name of person " + number + ": ").strip();
            typed.add(new Confirmation(person, answer(person + ", the fingerprint you were told: ")));
        }
        return typed;
    }

    private String answer(String question) {
        return terminal.ask(question)
                .orElseThrow(() -> new ParameterException(
                        line(), "nobody sits at a terminal: give --confirm NAME=FINGERPRINT twice"));
    }

    private CommandLine line() {
        return spec.commandLine();
    }
}
