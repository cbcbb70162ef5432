package dev.deskferry.mapping;

/**
 * A link from a mapped record to another one, in the words of the source.
 *
 * @param name of the {@link AssociationRule}
 * @param toObjectType source object type of the other end
 */
public record MappedAssociation(String name, String toObjectType, String toSourceId) {}
