import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.*;
import javax.net.ssl.*;

/** Both ends show a certificate: "client HOST PORT P12 ROOT" says what it was greeted with, "serve P12 ROOT" greets. */
public class Mutual {
  static final char[] PASSWORD = "export".toCharArray();

  public static void main(String[] args) throws Exception {
    if (args[0].equals("client")) connect(args[1], Integer.parseInt(args[2]), context(args[3], args[4]));
    else serve(context(args[1], args[2]));
  }

  static void connect(String host, int port, SSLContext context) throws Exception {
    try (var plain = new Socket("127.0.0.1", port);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      System.out.println(new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine());
    }
  }

  static void serve(SSLContext context) throws Exception {
    try (var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setNeedClientAuth(true);
      System.out.println("listening on " + server.getLocalPort() + ";");
      while (true) greet((SSLSocket) server.accept());
    }
  }

  static void greet(SSLSocket socket) {
    try (socket) {
      var peer = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      socket.getOutputStream().write(("true " + peer.getSubjectX500Principal().getName() + "\n").getBytes());
    } catch (IOException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }

  static SSLContext context(String p12, String root) throws Exception {
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
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
