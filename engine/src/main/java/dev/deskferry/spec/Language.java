package dev.deskferry.spec;

import java.util.List;

/** Every key of the mapping language. A key that is not here is refused by the readers. */
public final class Language {

  /** The kinds of files: settings, mappings, cases and pipelines. */
  public static final List<KeyTable> FILES =
      List.of(SettingsKeys.MIGRATION, MappingKeys.MAPPING, CaseKeys.CASES, SettingsKeys.PIPELINE);

  /** All tables, each file's before what nests in it. */
  public static final List<KeyTable> TABLES =
      List.of(
          SettingsKeys.MIGRATION,
          SettingsKeys.OWNERS,
          ClusterKeys.CLUSTER,
          ClusterKeys.MULTICAST,
          ClusterKeys.DNS,
          ClusterKeys.KUBERNETES,
          MappingKeys.MAPPING,
          MappingKeys.JOIN,
          MappingKeys.SKIP,
          MappingKeys.PROPERTY,
          MappingKeys.DEFINE,
          MappingKeys.CUSTOM_FIELDS,
          MappingKeys.ASSOCIATION,
          CaseKeys.CASES,
          CaseKeys.CASE,
          CaseKeys.GIVEN,
          CaseKeys.EXPECT,
          SettingsKeys.PIPELINE,
          SettingsKeys.STAGE);

  private Language() {}
}
