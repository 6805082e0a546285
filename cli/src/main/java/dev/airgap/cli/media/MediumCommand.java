package dev.airgap.cli.media;

import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.cli.rest.ServiceOptions;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.media.MediumException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has in common that carries between a service and a medium. */
abstract class MediumCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions server = new ServiceOptions();

    @Override
    public final void run() {
        try {
            carry(server.api());
        } catch (MediumException e) {
            throw MediaException.of(e);
        } catch (ServiceRefusedException e) {
            throw MediaException.of(e);
        }
    }

    abstract void carry(ServiceApi service);

    final CommandSpec spec() {
        return spec;
    }
}
