package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry of {@code associations:}.
 *
 * @param to HubSpot object type of the other end
 * @param of source object type of the other end; when absent the one whose mapping writes {@code
 *     to}
 * @param by path that gives the id or ids; this or {@code expression}
 * @param label custom label to be created or read in the portal; empty for none
 * @param inline when absent, true unless both ends are of one type
 * @param typeId HubSpot's association type id, for pairs that Deskferry does not know
 */
public record AssociationSpec(
    String name,
    String to,
    Optional<String> of,
    Optional<PathText> by,
    Optional<Expression> expression,
    Optional<Expression> when,
    String label,
    boolean primary,
    Optional<Boolean> inline,
    boolean many,
    OptionalInt typeId,
    String category,
    MapNode node) {}
