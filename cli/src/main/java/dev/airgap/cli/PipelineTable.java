package dev.airgap.cli;

import dev.airgap.contracts.Zone;
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
        if (pipeline.has(Zone.AIRGAP)) {
            row(table, "relay", pipeline.relay() + "  (curl --cacert " + pipeline.relayCa() + ")");
            row(table, "install directory", String.valueOf(pipeline.installDirectory()));
        }
        if (pipeline.has(Zone.DMZ)) {
            row(table, "update source", String.valueOf(pipeline.source()));
            row(table, "rule files", String.valueOf(pipeline.rules()));
        }
        row(table, "medium", pipeline.medium());
        row(table, "root document", pipeline.root());
        pipeline.tokens().forEach((zone, roles) -> roles.forEach((role, file) -> row(table, zone + " " + role, file)));
        return table.toString();
    }

    private static void row(StringBuilder table, String name, String where) {
        table.append("  %-20s %s%n".formatted(name, where));
    }
}
