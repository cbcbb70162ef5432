package dev.deskferry.spec;

import dev.deskferry.yaml.ScalarNode;

/** A JSLT expression as written, with its place. */
public record Expression(ScalarNode source) {

  /** As written. */
  public String text() {
    return source.text();
  }
}
