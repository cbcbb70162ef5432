package dev.deskferry.app;

import dev.deskferry.sandbox.SandboxCommand;
import picocli.CommandLine.Command;

/**
 * Serves the Zendesk and HubSpot stand-ins until it is stopped; the same command as the sandbox's
 * own.
 */
@Command(
    name = "sandbox",
    description = "Serves the Zendesk and HubSpot stand-ins on this machine.",
    footer = {"", "Example: deskferry sandbox --zendesk-port 8801 --hubspot-port 8802"},
    mixinStandardHelpOptions = true)
final class SandboxVerb extends SandboxCommand {}
