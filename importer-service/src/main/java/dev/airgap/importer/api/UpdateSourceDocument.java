package dev.airgap.importer.api;

import org.jspecify.annotations.Nullable;

/** The update source setting. {@code itself} is true when it is this relay: then nobody is asked; ignored in requests. */
record UpdateSourceDocument(@Nullable String url, @Nullable Boolean itself) {}
