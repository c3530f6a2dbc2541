import java.io.*;
import java.net.Socket;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.*;
import javax.net.ssl.*;

/** Connects to HOST at each "PORT FILE" of standard input, trusting the certificates of FILE, and says how it went. */
public class Judge {
  public static void main(String[] args) throws Exception {
    var input = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = input.readLine()) != null; ) {
      var words = line.split(" ");
      System.out.println(judge(args[0], Integer.parseInt(words[0]), Path.of(words[1])));
    }
  }

  static String judge(String host, int port, Path trusted) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    var certificates = CertificateFactory.getInstance("X.509").generateCertificates(Files.newInputStream(trusted));
    for (var certificate : certificates) store.setCertificateEntry("c" + store.size(), certificate);
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (var plain = new Socket("127.0.0.1", port);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return "ok";
    } catch (IOException e) {
      return "refused " + e.getMessage().replaceAll("\\s+", " ");
    }
  }
}
