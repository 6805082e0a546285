package dev.airgap.rules.api;

import java.util.List;

/** A list, newest first. */
record Listing<T>(List<T> items) {

    Listing {
        items = List.copyOf(items);
    }
}
