package dev.deskferry.spec;

import dev.deskferry.yaml.ScalarNode;

/** A path into a staged record as written, with its place. */
public record PathText(ScalarNode source) {

  /** As written. */
  public String text() {
    return source.text();
  }
}
