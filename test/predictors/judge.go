// Verifies chains with crypto/x509: the host and the time as arguments; a line for each chain, the number of roots and the
// PEM file that begins with them.
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strconv"
	"time"
)

func main() {
	seconds, _ := strconv.ParseInt(os.Args[2], 10, 64)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var roots int
		var file string
		fmt.Sscan(lines.Text(), &roots, &file)
		if err := judge(file, roots, os.Args[1], time.Unix(seconds, 0)); err != nil {
			fmt.Println(err)
		} else {
			fmt.Println("ok")
		}
	}
}

func judge(file string, roots int, host string, at time.Time) error {
	bytes, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var certificates []*x509.Certificate
	for {
		block, rest := pem.Decode(bytes)
		if block == nil {
			break
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return err
		}
		certificates, bytes = append(certificates, certificate), rest
	}
	options := x509.VerifyOptions{DNSName: host, CurrentTime: at, Roots: x509.NewCertPool(), Intermediates: x509.NewCertPool()}
	for i, certificate := range certificates {
		if i < roots {
			options.Roots.AddCert(certificate)
		} else if i > roots {
			options.Intermediates.AddCert(certificate)
		}
	}
	_, err = certificates[roots].Verify(options)
	return err
}
