package dev.airgap.cli;

import dev.airgap.cli.enrolment.EnrolmentException;
import dev.airgap.cli.enrolment.EnrolmentFailedException;
import dev.airgap.cli.media.MediaException;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.cli.roots.CeremonyException;
import picocli.CommandLine;

/** What a command that failed says, and answers to a script. */
final class Failures {

    private Failures() {}

    static CommandLine handledBy(CommandLine line, Console console) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, console));
        return line;
    }

    /** @throws Exception the failure, if nobody expects it */
    static int report(Exception failure, Console console) throws Exception {
        return switch (failure) {
            case EnrolmentFailedException machine -> {
                console.block("airgap: " + machine.getMessage());
                yield ExitCode.MACHINE.number();
            }
            case EnrolmentException refusal -> {
                console.block("airgap: refused: " + refusal.getMessage());
                yield ExitCode.REFUSED.number();
            }
            case CeremonyException refusal -> {
                console.block("airgap: refused: " + refusal.getMessage());
                yield ExitCode.REFUSED.number();
            }
            case ServiceRefusedException service -> {
                console.block("airgap: " + service.getMessage());
                yield ExitCode.STEP_FAILED.number();
            }
            case MediaException medium -> {
                boolean refused = medium.kind() == MediaException.Kind.REFUSED;
                console.block("airgap: " + (refused ? "refused: " : "") + medium.getMessage());
                yield (refused ? ExitCode.REFUSED : ExitCode.STEP_FAILED).number();
            }
            default -> throw failure;
        };
    }
}
