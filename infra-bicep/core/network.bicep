metadata name = 'Network'
metadata description = 'The private network of an isolated playground.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

var storageServices = ['blob', 'queue', 'table', 'file']
var storageZones = map(storageServices, service => 'privatelink.${service}.${environment().suffixes.storage}')
var zones = concat(storageZones, ['privatelink.vaultcore.azure.net', 'privatelink.postgres.database.azure.com'])

module network 'br/public:avm/res/network/virtual-network:0.10.1' = {
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    addressPrefixes: ['10.20.0.0/16']
    subnets: [
      { name: 'functions', addressPrefix: '10.20.0.0/24', delegation: 'Microsoft.App/environments' }
      { name: 'host', addressPrefix: '10.20.1.0/24', delegation: 'Microsoft.Web/serverFarms' }
      { name: 'endpoints', addressPrefix: '10.20.2.0/24' }
    ]
  }
}

module zone 'br/public:avm/res/network/private-dns-zone:0.8.1' = [
  for name in zones: {
    params: {
      name: name
      tags: tags
      virtualNetworkLinks: [{ virtualNetworkResourceId: network.outputs.resourceId }]
    }
  }
]

@description('Subnet of the pay-per-use app.')
output functionsSubnetId string = network.outputs.subnetResourceIds[0]

@description('Subnet of the warm app.')
output hostSubnetId string = network.outputs.subnetResourceIds[1]

@description('Subnet of private endpoints.')
output endpointsSubnetId string = network.outputs.subnetResourceIds[2]

@description('Private DNS zones of storage, by service.')
output storageZoneIds object = {
  blob: zone[0].outputs.resourceId
  queue: zone[1].outputs.resourceId
  table: zone[2].outputs.resourceId
  file: zone[3].outputs.resourceId
}

@description('Private DNS zone of Key Vault.')
output vaultZoneId string = zone[4].outputs.resourceId

@description('Private DNS zone of PostgreSQL.')
output databaseZoneId string = zone[5].outputs.resourceId
