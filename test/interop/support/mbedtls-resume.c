/* A client with mbedTLS that comes back: PORT HOST ROOTS TICKETS. Says of each visit what it heard, and what it kept of it. */
#include <stdio.h>
#include <string.h>
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>

static mbedtls_ssl_config config;
static mbedtls_ssl_session session;

static int stop(const char *where, int code) {
  printf("%s: -0x%04x\n", where, -code);
  return 1;
}

static int visit(const char *port, const char *host, int again) {
  mbedtls_net_context net;
  mbedtls_ssl_context ssl;
  unsigned char heard[256], id[32] = {0};
  int code;

  mbedtls_net_init(&net);
  mbedtls_ssl_init(&ssl);
  if ((code = mbedtls_net_connect(&net, "127.0.0.1", port, MBEDTLS_NET_PROTO_TCP))) return stop("connect", code);
  if ((code = mbedtls_ssl_setup(&ssl, &config))) return stop("setup", code);
  mbedtls_ssl_set_hostname(&ssl, host);
  mbedtls_ssl_set_bio(&ssl, &net, mbedtls_net_send, mbedtls_net_recv, NULL);
  if (again && (code = mbedtls_ssl_set_session(&ssl, &session))) return stop("session", code);
  memcpy(id, session.id, sizeof id);
  if ((code = mbedtls_ssl_handshake(&ssl))) return stop("handshake", code);
  mbedtls_ssl_session_free(&session);
  mbedtls_ssl_session_init(&session);
  if ((code = mbedtls_ssl_get_session(&ssl, &session))) return stop("get session", code);
  while ((code = mbedtls_ssl_read(&ssl, heard, sizeof heard)) > 0) fwrite(heard, 1, code, stdout);
  printf(", kept %s%s\n", session.ticket_len > 0 ? "a ticket" : session.id_len == 32 ? "a name" : "nothing",
         again && session.ticket_len == 0 && memcmp(id, session.id, sizeof id) == 0 ? ", the same one" : "");
  mbedtls_ssl_close_notify(&ssl);
  mbedtls_ssl_free(&ssl);
  mbedtls_net_free(&net);
  return 0;
}

int main(int argc, char **argv) {
  mbedtls_x509_crt roots;
  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;
  int code;

  if (argc != 5) return 2;
  mbedtls_ssl_config_init(&config);
  mbedtls_ssl_session_init(&session);
  mbedtls_x509_crt_init(&roots);
  mbedtls_entropy_init(&entropy);
  mbedtls_ctr_drbg_init(&random);
  if ((code = mbedtls_ctr_drbg_seed(&random, mbedtls_entropy_func, &entropy, NULL, 0))) return stop("random", code);
  if ((code = mbedtls_x509_crt_parse_file(&roots, argv[3]))) return stop("roots", code);
  mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_authmode(&config, MBEDTLS_SSL_VERIFY_REQUIRED);
  mbedtls_ssl_conf_ca_chain(&config, &roots, NULL);
  mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &random);
  mbedtls_ssl_conf_session_tickets(
      &config, strcmp(argv[4], "tickets") ? MBEDTLS_SSL_SESSION_TICKETS_DISABLED : MBEDTLS_SSL_SESSION_TICKETS_ENABLED);
  return visit(argv[1], argv[2], 0) || visit(argv[1], argv[2], 1) || visit(argv[1], argv[2], 1);
}
