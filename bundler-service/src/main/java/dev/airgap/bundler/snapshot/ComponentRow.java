package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.VersionOrder;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

@Embeddable
class ComponentRow {

    @Column(name = "component_id")
    private String componentId;

    private String type;

    @Column(name = "version_order")
    private String versionOrder;

    private String version;
    private Instant published;

    ComponentRow() {}

    static ComponentRow of(Component component) {
        ComponentRow row = new ComponentRow();
        row.componentId = component.id();
        row.type = component.type();
        row.versionOrder = component.order().word();
        row.version = component.version();
        row.published = component.published();
        return row;
    }

    Component toComponent() {
        return new Component(componentId, type, VersionOrder.of(versionOrder), version, published);
    }
}
