package dev.deskferry.load;

import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.spec.OnExisting;
import java.time.Duration;

/**
 * Where the records of one mapping go.
 *
 * @param objectType source object type
 * @param mapping its name
 * @param fingerprint of the mapping
 * @param target HubSpot object type
 * @param key property that holds the source id
 * @param keyUnique whether the portal enforces the key; only activities may lack that
 * @param onExisting what to do with a portal record that already has the same e-mail address
 * @param onMissing what to do when a loaded record has vanished from HubSpot
 * @param searchLag how long HubSpot may take to show what it has just created
 */
public record Destination(
    String objectType,
    String mapping,
    String fingerprint,
    String target,
    String key,
    boolean keyUnique,
    OnExisting onExisting,
    OnMissing onMissing,
    Duration searchLag) {}
