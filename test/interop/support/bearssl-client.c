/* A device with BearSSL: PORT HOST. Trusts what tlscope wrote into anchors.h, and prints what it hears. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#include <bearssl.h>
#include "anchors.h"

static int receive(void *fd, unsigned char *bytes, size_t length) {
  ssize_t count = read(*(int *)fd, bytes, length);
  return count <= 0 ? -1 : (int)count;
}

static int transmit(void *fd, const unsigned char *bytes, size_t length) {
  ssize_t count = write(*(int *)fd, bytes, length);
  return count <= 0 ? -1 : (int)count;
}

int main(int argc, char **argv) {
  static br_ssl_client_context client;
  static br_x509_minimal_context x509;
  static unsigned char buffer[BR_SSL_BUFSIZE_BIDI];
  br_sslio_context io;
  unsigned char heard[256];
  struct sockaddr_in address = {.sin_family = AF_INET};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int count;

  if (argc != 3) return 2;
  address.sin_port = htons((unsigned short)atoi(argv[1]));
  inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
  if (connect(fd, (struct sockaddr *)&address, sizeof address)) return 1;
  br_ssl_client_init_full(&client, &x509, TAs, TAs_NUM);
  br_ssl_engine_set_buffer(&client.eng, buffer, sizeof buffer, 1);
  br_ssl_client_reset(&client, argv[2], 0);
  br_sslio_init(&io, &client.eng, receive, &fd, transmit, &fd);
  while ((count = br_sslio_read(&io, heard, sizeof heard)) > 0) fwrite(heard, 1, (size_t)count, stdout);
  if (br_ssl_engine_last_error(&client.eng) == 0) return 0;
  printf("error %d\n", br_ssl_engine_last_error(&client.eng));
  return 1;
}
