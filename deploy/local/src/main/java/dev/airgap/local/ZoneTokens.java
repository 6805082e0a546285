package dev.airgap.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tokens of a zone: one file per person and per service, and the file of hashes that the services check against. */
final class ZoneTokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Zone zone;
    private final Path folder;

    ZoneTokens(DataFolder data, Zone zone) {
        this.zone = zone;
        this.folder = data.zone(zone).resolve("tokens");
    }

    /** Makes the tokens that are missing, and the file of hashes. */
    void prepare() {
        List<Map<String, Object>> holders = new ArrayList<>();
        for (Person person : Person.in(zone)) {
            holders.add(holder(person.name(), "person", person.role(), SecretFile.readOrCreate(of(person))));
        }
        for (Service service : Service.values()) {
            if (service.runsIn(zone)) {
                String name = service.label() + "-service";
                holders.add(holder(name, "automation", "service", SecretFile.readOrCreate(of(service))));
            }
        }
        try {
            SecretFile.write(hashes(), JSON.writeValueAsString(Map.of("tokens", holders)));
        } catch (IOException e) {
            throw new LocalException("cannot write " + hashes(), e);
        }
    }

    Path of(Person person) {
        return folder.resolve(person.role() + "-" + person.name() + ".token");
    }

    Path of(Service service) {
        return folder.resolve("service-" + service.label() + ".token");
    }

    Path hashes() {
        return folder.resolve("tokens.json");
    }

    private static Map<String, Object> holder(String name, String kind, String role, String token) {
        Map<String, Object> holder = new LinkedHashMap<>();
        holder.put("name", name);
        holder.put("kind", kind);
        holder.put("roles", List.of(role));
        holder.put("sha256", Sha256.of(token.getBytes(StandardCharsets.UTF_8)).hex());
        return holder;
    }
}
