package dev.onward;

import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/**
 * The program with an eye on its network: every connection that Java code opens and every name that
 * it looks up is printed to the error stream.
 */
final class WatchedMain {
  private WatchedMain() {}

  public static void main(String[] arguments) throws IOException {
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .ignore(none())
        .with(RedefinitionStrategy.RETRANSFORMATION)
        .type(named("sun.nio.ch.Net"))
        .transform((builder, type, loader, module, domain) ->
            builder.visit(Advice.to(Connecting.class).on(named("connect").and(not(isNative())))))
        .type(named("java.net.InetAddress$PlatformResolver"))
        .transform((builder, type, loader, module, domain) ->
            builder.visit(Advice.to(LookingUp.class).on(named("lookupByName"))))
        .installOn(ByteBuddyAgent.install());
    proveTheWatch();
    Main.main(arguments);
  }

  private static void proveTheWatch() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(InetAddress.getByName("localhost"), server.getLocalPort())) {
      System.err.println("WATCHING " + client.isConnected());
    }
  }

  /** Woven into Java's own classes, so it uses nothing but them. */
  static final class Connecting {
    private Connecting() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.AllArguments Object[] arguments) {
      for (Object argument : arguments) {
        if (argument instanceof InetAddress address) {
          System.err.println("CONNECT " + address.getHostAddress());
        }
      }
    }
  }

  /** Woven into Java's own classes, so it uses nothing but them. */
  static final class LookingUp {
    private LookingUp() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) String name) {
      System.err.println("LOOKUP " + name);
    }
  }
}
