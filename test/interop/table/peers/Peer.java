import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.*;
import javax.net.ssl.*;

/** Java as the other end: "client PORT PROTOCOL FEATURE P12 ROOT" asks and says what came, "serve PROTOCOL ..." answers. */
public class Peer {
  static final char[] PASSWORD = "export".toCharArray();

  public static void main(String[] args) throws Exception {
    if (args[0].equals("client")) {
      var context = context(args[4], args[5], args[3].equals("client certificate"));
      // A session is taken up again by itself, where the context knows one for the name and the port.
      for (int i = 0; i < (args[3].equals("resumption") ? 2 : 1); i++) ask(context, Integer.parseInt(args[1]), args[2]);
    } else serve(context(args[3], args[4], true), args[1], args[2].equals("client certificate"));
  }

  static void ask(SSLContext context, int port, String protocol) throws Exception {
    try (var plain = new Socket("127.0.0.1", port);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
      socket.setEnabledProtocols(new String[] {protocol});
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      System.out.write(socket.getInputStream().readAllBytes());
      System.out.println();
    }
  }

  static void serve(SSLContext context, String protocol, boolean asks) throws Exception {
    try (var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setEnabledProtocols(new String[] {protocol});
      server.setNeedClientAuth(asks);
      System.out.println("listening on " + server.getLocalPort() + ";");
      while (true) answer((SSLSocket) server.accept());
    }
  }

  static void answer(SSLSocket socket) {
    try (socket) {
      socket.getInputStream().read(new byte[1000]);
      socket.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nover Java\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }

  static SSLContext context(String p12, String root, boolean shows) throws Exception {
    var own = KeyStore.getInstance("PKCS12");
    own.load(Files.newInputStream(Path.of(p12)), PASSWORD);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    store.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(Path.of(root))));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(shows ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
    return context;
  }
}
