package dev.airgap.cli;

import dev.airgap.local.RunFile;
import dev.airgap.local.RunningService;

/** Where everything is, for a person. */
final class PipelineTable {

    private PipelineTable() {}

    static String of(RunFile pipeline) {
        StringBuilder table = new StringBuilder("\n");
        for (RunningService service : pipeline.services()) {
            String where = service.url() != null ? service.url() : String.valueOf(service.address());
            row(table, service.zone() + " " + service.name(), where + "  (pid " + service.pid() + ")");
        }
        row(table, "relay", pipeline.relay() + "  (curl --cacert " + pipeline.relayCa() + ")");
        row(table, "medium", pipeline.medium());
        row(table, "install directory", pipeline.installDirectory());
        row(table, "update source", pipeline.source());
        row(table, "rule files", pipeline.rules());
        row(table, "root document", pipeline.root());
        pipeline.tokens().forEach((zone, roles) -> roles.forEach((role, file) -> row(table, zone + " " + role, file)));
        return table.toString();
    }

    private static void row(StringBuilder table, String name, String where) {
        table.append("  %-20s %s%n".formatted(name, where));
    }
}
