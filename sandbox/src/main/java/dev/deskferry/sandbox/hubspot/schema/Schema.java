package dev.deskferry.sandbox.hubspot.schema;

import java.util.function.Supplier;

/** What one object type of a new portal is defined by. */
public record Schema(ObjectType type, PropertyRegistry properties, Pipelines pipelines) {

  /** HubSpot's own definitions; {@code ids} invents ids of pipelines and stages. */
  public static Schema standard(ObjectType type, Supplier<String> ids) {
    return new Schema(type, DefaultProperties.registry(type), Pipelines.standard(type, ids));
  }

  /** What HubSpot gives a new custom object type. */
  public static Schema custom(ObjectType type, Supplier<String> ids) {
    return new Schema(type, DefaultProperties.customRegistry(type), new Pipelines(ids));
  }
}
